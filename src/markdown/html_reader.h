// A browser's reading of raw HTML with finished nodes between its pieces (the gumbo adapter's face). The nodes go into the
// HTML as marked elements, the whole is parsed, and where a marked element ends up, its node comes back.
#pragma once

#include "markdown/raw_html.h"

namespace notes_export::markdown {

[[nodiscard]] Inlines read_inline_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Context& context);
[[nodiscard]] Blocks read_paragraph_html(Inlines nodes, const std::vector<HtmlPiece>& pieces, Span place, Context& context);
[[nodiscard]] Blocks read_block_html(Blocks nodes, const std::vector<HtmlPiece>& pieces, Context& context);

}  // namespace notes_export::markdown
