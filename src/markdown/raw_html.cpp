#include "markdown/raw_html.h"

namespace notes_export::markdown {
Inlines join_html(Inlines nodes, const std::vector<HtmlPiece>&, Context&) { return nodes; }
Blocks join_html(Blocks nodes, const std::vector<HtmlPiece>&, Context&) { return nodes; }
}  // namespace notes_export::markdown
