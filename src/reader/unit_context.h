// Answers what shortcode handlers ask, for calls of one scope.
#pragma once

#include "reader/unit.h"
#include "shortcode/context.h"

namespace notes_export::reader {

class UnitContext final : public shortcode::Context {
public:
    UnitContext(Reader& reader, const Scope& scope) : reader_(reader), scope_(scope) {}

    [[nodiscard]] Diagnostics& diagnostics() override { return reader_.diagnostics(); }
    [[nodiscard]] std::string_view language() const override { return reader_.options().language; }

    [[nodiscard]] const shortcode::CustomTable& customs() const override { return reader_.site().own_settings().shortcodes; }
    [[nodiscard]] UnknownShortcode unknown_shortcodes() const override { return reader_.options().unknown_shortcode; }
    [[nodiscard]] std::optional<std::string> template_of(std::string_view name) const override;
    void count_text(std::size_t bytes, Span place) override { reader_.count_text(bytes, place); }

    [[nodiscard]] Blocks blocks(const shortcode::Nodes& inner) override;
    [[nodiscard]] Blocks blocks(shortcode::Filled filled, const shortcode::Call& call) override;
    [[nodiscard]] std::string verbatim(const shortcode::Nodes& inner) override;
    [[nodiscard]] std::string shown(const shortcode::Nodes& inner) override;
    [[nodiscard]] std::string_view indentation(const shortcode::Call& call) const override;
    [[nodiscard]] std::string_view piece(const shortcode::TextPiece& piece) const override;
    [[nodiscard]] Blocks passage(std::string_view markdown, Span place) override;
    [[nodiscard]] Inlines inlines(std::string_view markdown, Span place) override;
    [[nodiscard]] shortcode::Joined joined(const shortcode::Nodes& inner) override;
    [[nodiscard]] CodeBlock code(std::string text, std::string_view language, std::string_view options, Span place) override;

    [[nodiscard]] TargetId target(std::string words, Span place) override;
    [[nodiscard]] ImageId image(std::string words, Span place) override;
    [[nodiscard]] ImageId image_file(std::string path, Span place) override;
    [[nodiscard]] ImageId image_code(QrSymbol code, std::string text, Span place) override;

    [[nodiscard]] std::optional<shortcode::Reference> reference(std::string_view argument, std::string_view language,
                                                                Span place) override;
    [[nodiscard]] std::optional<shortcode::Resource> resource(std::string_view media, std::string_view glob) override;
    [[nodiscard]] std::vector<std::string> near_resources(std::string_view media, std::string_view name) override;
    [[nodiscard]] std::optional<std::string> parameter(std::string_view path) override;
    [[nodiscard]] int contents_depth() override;
    [[nodiscard]] std::vector<shortcode::TreeEntry> section_tree(std::string_view sort_by) override;
    [[nodiscard]] std::optional<std::vector<shortcode::Property>> properties(std::string_view name, std::string_view sort,
                                                                             bool is_descending) override;

    [[nodiscard]] std::optional<std::string> include_path(const shortcode::Call& call, std::string_view file) override;
    [[nodiscard]] Blocks part(const shortcode::Call& call, const std::string& path) override;
    [[nodiscard]] shortcode::Joined joined_part(const shortcode::Call& call, const std::string& path) override;
    [[nodiscard]] std::string file_text(const shortcode::Call& call, const std::string& path) override;
    [[nodiscard]] Blocks html_part(const shortcode::Call& call, const std::string& path) override;
    [[nodiscard]] Blocks page(const shortcode::Call& call, std::string_view name) override;

private:
    [[nodiscard]] std::optional<shortcode::Resource> find_facts(std::string_view media, std::string_view glob);

    Reader& reader_;
    const Scope& scope_;
};

}  // namespace notes_export::reader
