#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< toc >}}`: the page's contents list; `format="raw"` leaves the frame out (GD-TOC).
Expansion expand_toc(const Call& call, Context& context) {
    const int depth = context.contents_depth();
    if (depth == 0) return Blocks{};
    ContentsHere contents;
    contents.max_level = depth;
    contents.has_rule = call.text("format") != "raw";
    return Blocks{block(contents, call.span)};
}

}  // namespace notes_export::shortcode
