// The flat row of pieces that the inline parser makes, and the tree that comes of it once all pairs are known.
#pragma once

#include "markdown/context.h"
#include "markdown/delimiters.h"

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markdown {

class InlineItems {
public:
    InlineItems(const LeafText& leaf, DelimiterStack::Rules rules) : leaf_(leaf), delimiters_(rules) {}

    void text(std::size_t begin, std::size_t end) { push({Kind::text, begin, end}); }
    /// Words that stand for [begin, end) of the source; copied.
    void words(std::string_view words, std::size_t begin, std::size_t end);
    void node(Inline::Node node, std::size_t begin, std::size_t end);
    /// A bare address or autolink.
    void web_link(std::string_view words, std::string destination, std::size_t begin, std::size_t end);
    void html(std::size_t begin, std::size_t end) { push({Kind::html, begin, end}); }
    void line_break(bool is_hard, std::size_t at) { push({is_hard ? Kind::hard_break : Kind::soft_break, at, at + 1}); }
    void delimiter(DelimiterRun run, std::size_t begin, std::size_t end);
    /// A `[` or `![`; text until link() makes more of it. Returns the item's number.
    std::size_t bracket(std::size_t begin, std::size_t end);
    /// The link or picture from item `opener` to here; [close, end) is everything from its `]`.
    void link(std::size_t opener, bool is_image, std::string destination, std::string title, std::size_t close,
              std::size_t end);

    /// Whether two blanks stand before `at`, the end of a line, outside any other piece.
    [[nodiscard]] bool ends_with_two_blanks(std::size_t at) const;
    /// Cuts blanks off the end of the last piece of text.
    void trim_blanks();

    [[nodiscard]] DelimiterStack& delimiters() { return delimiters_; }
    [[nodiscard]] Inlines build(Context& context);
    /// The same for a paragraph, item or cell: raw HTML may divide it into several blocks.
    [[nodiscard]] Blocks build_blocks(Context& context);

private:
    enum class Kind { text, words, node, web_link, html, soft_break, hard_break, delimiter, link_open, image_open, link_close };
    struct Item {
        Kind kind;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t index = 0;  ///< in words_, nodes_, links_ or the delimiters
    };
    struct LinkParts {
        std::string destination;
        std::string title;
        std::string words;      ///< of a web_link
        std::size_t end = 0;
    };
    friend class InlineBuilder;

    void push(Item item) { items_.push_back(item); }

    const LeafText& leaf_;
    std::vector<Item> items_;
    std::vector<std::string> words_;
    std::vector<Inline::Node> nodes_;
    std::vector<LinkParts> links_;
    DelimiterStack delimiters_;
};

}  // namespace notes_export::markdown
