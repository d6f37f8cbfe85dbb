// To which side the text of an element of raw HTML is set.
#pragma once

#include "markdown/html_tree.h"
#include "notes_export/document.h"

namespace notes_export::markdown {

/// By `style="text-align:…"`, else `align="…"`, else <center>; none if the element itself says nothing that matters on paper
/// (`justify` is how text is set anyway). `start` and `end` depend on the direction of writing.
[[nodiscard]] Alignment own_alignment(const HtmlNode& node, bool is_right_to_left);

}  // namespace notes_export::markdown
