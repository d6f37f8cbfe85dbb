// Puts the results of shortcode calls where their placeholders ended up in the parsed tree, by position: blocks where blocks
// may stand, inlines in running text, words in addresses, code and titles (SC-11).
#pragma once

#include "model/draft.h"
#include "notes_export/document.h"
#include "shortcode/expansion.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::reader {

/// What a call became, and how many blocks deep that is.
struct Result {
    shortcode::Expansion expansion;
    int depth = 0;
};

/// What an expansion says where only words may stand.
[[nodiscard]] std::string words_of(const shortcode::Expansion& expansion, bool as_address);
/// `text` with what `with` gives in the place of each placeholder, by its number.
[[nodiscard]] std::string replace_placeholders(std::string_view text, const std::function<std::string(std::size_t)>& with);

class Splicer {
public:
    /// `on_heading` is called for each heading of the unit itself, in reading order, once its text is complete.
    Splicer(std::vector<Result>& results, std::function<void(Heading&, Span)> on_heading)
        : results_(results), on_heading_(std::move(on_heading)) {}

    void blocks(Blocks& list);
    void inlines(Inlines& list);
    /// Placeholders in plain text become words; in an address, addresses.
    void words(std::string& text);
    void address(std::string& text);

    /// The deepest nesting of blocks seen, spliced ones included.
    [[nodiscard]] int deepest() const { return deepest_; }

private:
    struct Piece;
    using Pieces = std::vector<Piece>;

    void node(Block& block);
    void paragraph(Paragraph& paragraph, Span span, Blocks& out);
    [[nodiscard]] Pieces split(Inlines& list);
    void split_text(const Text& text, Span span, Pieces& pieces);
    void split_container(Inline& container, Inlines& content, Pieces& pieces);
    void add_result(std::size_t number, Span span, Pieces& pieces);
    void replace(std::string& text, bool as_address);
    void note_depth(int levels);

    std::vector<Result>& results_;
    std::function<void(Heading&, Span)> on_heading_;
    int depth_ = 0;
    int deepest_ = 0;
};

/// `blocks` as they may stand within a line: a lone paragraph's text, a figure's picture, else the words.
[[nodiscard]] Inlines flattened(Blocks blocks);

}  // namespace notes_export::reader
