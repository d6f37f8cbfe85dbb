#include "markdown/raw_html.h"

#include "markdown/html_reader.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

bool is_comment(std::string_view html) { return html.starts_with("<!--"); }

/// The tag's name as written, for messages: "<div>" of `<div class="x">…`.
std::string shown_tag(std::string_view html) {
    const std::size_t end = html.find_first_of(" \t\n/>", 1);
    return std::string(html.substr(0, std::min(end, html.size()))) + ">";
}

/// Raw HTML is off: pieces vanish as on the site, but not without a word.
void warn_of_dropped(const std::vector<HtmlPiece>& pieces, Context& context) {
    for (const HtmlPiece& piece : pieces) {
        if (is_comment(piece.html) || piece.html.starts_with("</")) continue;
        context.diagnostics.warn("html-dropped", piece.span, "the raw HTML " + quoted(shown_tag(piece.html)) + " is left out")
            .hint("Hugo leaves it out as well unless markup.goldmark.renderer.unsafe is true");
    }
}

bool is_nothing_to_read(const std::vector<HtmlPiece>& pieces, Context& context) {
    if (!context.options.unsafe) warn_of_dropped(pieces, context);
    return !context.options.unsafe || std::all_of(pieces.begin(), pieces.end(), [](const HtmlPiece& piece) {
        return is_comment(piece.html) && piece.html.find("-->") + 3 >= piece.html.size() - 1;
    });
}

/// Neighbouring texts become one, and two blanks that met across a vanished tag become one blank, as a browser shows it.
Inlines merge_texts(Inlines nodes) {
    Inlines merged;
    for (Inline& node : nodes) {
        auto* text = std::get_if<Text>(&node.node);
        auto* last = merged.empty() ? nullptr : std::get_if<Text>(&merged.back().node);
        if (text == nullptr || last == nullptr) {
            merged.push_back(std::move(node));
            continue;
        }
        const bool is_double = last->text.ends_with(' ') && text->text.starts_with(' ');
        last->text += std::string_view(text->text).substr(is_double ? 1 : 0);
        merged.back().span.end = std::max(merged.back().span.end, node.span.end);
    }
    return merged;
}

}  // namespace

Inlines join_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Context& context) {
    if (is_nothing_to_read(pieces, context)) return merge_texts(std::move(nodes));
    return merge_texts(read_inline_html(std::move(nodes), pieces, context));
}

Blocks join_paragraph(Inlines nodes, const std::vector<HtmlPiece>& pieces, Span place, Context& context) {
    Blocks blocks;
    if (is_nothing_to_read(pieces, context)) {
        blocks.push_back({Paragraph{std::move(nodes)}, place});
    } else {
        blocks = read_paragraph_html(std::move(nodes), pieces, place, context);
    }
    for (Block& block : blocks) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.node)) paragraph->content = merge_texts(std::move(paragraph->content));
    }
    return blocks;
}

Blocks join_html(Blocks nodes, const std::vector<HtmlPiece>& pieces, Context& context) {
    if (is_nothing_to_read(pieces, context)) return nodes;
    return read_block_html(std::move(nodes), pieces, context);
}

}  // namespace notes_export::markdown
