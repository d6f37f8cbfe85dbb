// The second phase: the text of one leaf block becomes inlines, by CommonMark's rules and in Goldmark's order of
// precedence (code spans, notes, links, autolinks, raw HTML, emphasis, bare addresses, emoji, typography).
#pragma once

#include "markdown/context.h"

namespace notes_export::markdown {

/// The inlines of a leaf. A formula between block delimiters is a Math with is_display; the caller splits there.
[[nodiscard]] Inlines parse_inlines(const LeafText& leaf, Context& context);
/// The same for a paragraph, item or cell, which raw HTML may divide into several blocks.
[[nodiscard]] Blocks parse_paragraph(const LeafText& leaf, Context& context);

}  // namespace notes_export::markdown
