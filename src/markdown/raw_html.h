// Raw HTML among Markdown: read by a browser's rules (gumbo), the tags of CONSTRUCTS MD-13 become nodes of the model,
// the text of others stays, scripts and the like go. Only attributes named here are ever looked at.
#pragma once

#include "markdown/context.h"

#include <string>
#include <vector>

namespace notes_export::markdown {

/// A piece of raw HTML that stands before the node (block or inline) number `before` of its row.
struct HtmlPiece {
    std::size_t before = 0;
    std::string html;
    Span span;
};

/// One row of inlines with raw HTML between them.
[[nodiscard]] Inlines join_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Context& context);
/// A paragraph, item or cell at `place`: more than one block where HTML blocks stand in its line.
[[nodiscard]] Blocks join_paragraph(Inlines nodes, const std::vector<HtmlPiece>& pieces, Span place, Context& context);
/// One row of blocks with raw HTML between them.
[[nodiscard]] Blocks join_html(Blocks nodes, const std::vector<HtmlPiece>& pieces, Context& context);

}  // namespace notes_export::markdown
