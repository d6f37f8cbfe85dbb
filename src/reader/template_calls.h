// Carries out the templates of a site's own shortcodes and its theme's. What a template writes is text with placeholders: of finished
// nodes that Markdown within it, or calls of this program's own, have become. They are kept here until the outermost call is done.
#pragma once

#include "layouts/run.h"
#include "reader/shortcode_object.h"
#include "reader/unit.h"
#include "shortcode/scan.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::reader {

class TemplateCalls final : public layouts::Renderer {
public:
    explicit TemplateCalls(Reader& reader);

    /// Whether the site has templates that calls could mean.
    [[nodiscard]] bool has_any() { return takes_inline_ || run_.library().has_shortcodes(); }
    /// For the scanner: a template that does not ask for the inner text has none.
    [[nodiscard]] shortcode::Inner inner_of(std::string_view name, const site::Page& page);

    /// The calls of another page follow: bounds are for one page.
    void begin_page();

    /// The result of a call whose template was carried out; false: it has none, or it failed, which was reported.
    [[nodiscard]] bool rewrite(Rewritten& out, const Scope& scope, const shortcode::Call& call, int ordinal);
    /// The same as plain words.
    [[nodiscard]] std::optional<std::string> words_of(const Scope& scope, const shortcode::Call& call, int ordinal);

    /// As long as it lives, `call` is what calls within see as their parent.
    class Within {
    public:
        Within(TemplateCalls* calls, const Scope& scope, const shortcode::Call& call, int ordinal);
        ~Within();
        Within(const Within&) = delete;
        Within& operator=(const Within&) = delete;

    private:
        TemplateCalls* calls_;
    };

    // --- layouts::Renderer ---
    [[nodiscard]] std::string markdown(templates::Call& call, std::string_view text, bool as_block) override;
    [[nodiscard]] std::string words(std::string_view text) override;
    void warn(std::string_view template_name, templates::Location where, std::string_view message) override;

private:
    struct Frame {
        const Scope* scope = nullptr;
        const shortcode::Call* call = nullptr;
        std::shared_ptr<ShortcodeObject> object;
    };
    /// Results made for one call are gone once it has what it needs of them.
    class Session;

    [[nodiscard]] const layouts::Layout* layout_of(const Scope& scope, const shortcode::Call& call);
    [[nodiscard]] std::optional<std::string> run(const Scope& scope, const shortcode::Call& call, int ordinal);
    [[nodiscard]] const layouts::Layout* inline_layout(const Scope& scope, const shortcode::Call& call);
    [[nodiscard]] std::string inner_text(const Scope& scope, const shortcode::Nodes& nodes);
    void report(const layouts::Layout& layout, const templates::Error& error, const shortcode::Call& call);
    [[nodiscard]] Result finished(const Scope& scope, const std::string& text, const shortcode::Call& call);
    [[nodiscard]] Result parsed(const std::string& text, const base::TextMap& map, TextKind kind, const shortcode::Call& call);
    [[nodiscard]] std::string keep(Result result);
    /// `text` with the results that it names copied behind `results` and numbered as they stand there.
    [[nodiscard]] std::string adopt(const std::string& text, std::vector<Result>& results, const shortcode::Call& call);
    Reader& reader_;
    layouts::Run run_;
    bool takes_inline_ = false;
    std::vector<Result> kept_;
    std::vector<std::size_t> weights_;  ///< of the results, in bytes that a copy takes
    std::vector<Frame> open_;           ///< calls within each other
    std::size_t calls_ = 0;
    std::uint64_t steps_ = 0;           ///< of all calls of the page
    std::size_t allocated_bytes_ = 0;
    std::map<const layouts::Layout*, int> failures_;
    std::map<std::string, layouts::Layout, std::less<>> inline_;  ///< by name: later calls may leave the text out
    std::set<std::string> said_;
};

}  // namespace notes_export::reader
