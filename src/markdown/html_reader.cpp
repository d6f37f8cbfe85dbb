#include "markdown/html_reader.h"

#include "base/unicode.h"
#include "markdown/characters.h"
#include "markdown/html_attributes.h"
#include "markdown/html_flow.h"
#include "markdown/html_tree.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Unclosed tags pile up; a browser's parser grows slow with them, and walks go that deep.
constexpr std::size_t max_html_nesting = 256;

/// Where the head of a whole document begins: behind nothing but its type, comments and `<html …>`.
std::size_t find_head(std::string_view html) {
    std::size_t at = 0;
    while (true) {
        while (at < html.size() && is_ascii_space(html[at])) ++at;
        const std::string begin = base::to_lower(html.substr(at, 6));
        if (begin == "<head>" || begin == "<head ") return at;
        const bool may_stand_before = begin.starts_with("<!") || begin.starts_with("<html") || begin.starts_with("<?");
        if (!may_stand_before) return std::string_view::npos;
        const std::string_view end = begin.starts_with("<!--") ? "-->" : ">";
        const std::size_t found = html.find(end, at);
        if (found == std::string_view::npos) return found;
        at = found + end.size();
    }
}

/// The head of a whole document speaks to browsers alone. Blanks in its stead keep the offsets.
void blank_head(std::string& html) {
    const std::size_t begin = find_head(html);
    if (begin == std::string::npos) return;
    const std::size_t end = base::to_lower(html).find("</head>", begin);
    if (end != std::string::npos) std::fill(html.begin() + static_cast<std::ptrdiff_t>(begin), html.begin() + static_cast<std::ptrdiff_t>(end), ' ');
}

/// The pieces with a marked element in place of each node.
HtmlText assemble(std::size_t node_count, const std::vector<HtmlPiece>& pieces, std::string_view tag, Diagnostics& diagnostics) {
    HtmlText text;
    const auto mark = [&](std::size_t node) {
        text.html += "<" + std::string(tag) + " " + std::string(node_attribute) + "=\"" + std::to_string(node) + "\"></" +
                     std::string(tag) + ">";
    };
    std::size_t next = 0;
    std::string tags;
    for (const HtmlPiece& piece : pieces) {
        for (; next < piece.before && next < node_count; ++next) mark(next);
        text.places.push_back({text.html.size(), piece.span});
        std::string html = disguise_placeholders(piece.html);
        if (cut_attributes(html) > 0)
            diagnostics.warn("html-attributes", piece.span, "an element of raw HTML has more than " + std::to_string(max_attributes) + " attributes")
                .hint("the first " + std::to_string(max_attributes) + " count");
        text.html += html;
        tags += piece.html;
    }
    for (; next < node_count; ++next) mark(next);
    if (possible_depth(tags) > max_html_nesting) {
        throw Failure("limit-nesting", "raw HTML nests deeper than " + std::to_string(max_html_nesting) + " levels",
                      pieces.front().span);
    }
    blank_head(text.html);
    return text;
}

}  // namespace

// Not <span>: within <svg> and <math> the parser would end the drawing or formula there (HTML 13.2.6.5).
Inlines read_inline_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Context& context) {
    const HtmlText text = assemble(nodes.size(), pieces, "x-node", context.diagnostics);
    HtmlFlow flow(text, context, std::move(nodes), {});
    return flow.read_inlines(parse_html(text.html));
}

Blocks read_paragraph_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Span place, Context& context) {
    const HtmlText text = assemble(nodes.size(), pieces, "x-node", context.diagnostics);
    HtmlFlow flow(text, context, std::move(nodes), {});
    return flow.read_paragraph(parse_html(text.html), place);
}

Blocks read_block_html(Blocks nodes, const std::vector<HtmlPiece>& pieces, Context& context) {
    const HtmlText text = assemble(nodes.size(), pieces, "div", context.diagnostics);
    HtmlFlow flow(text, context, {}, std::move(nodes));
    return flow.read_blocks(parse_html(text.html));
}

}  // namespace notes_export::markdown
