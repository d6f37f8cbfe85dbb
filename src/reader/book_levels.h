// Heading levels of a book: what a page or a part calls its topmost level comes right below the heading that it stands under.
#pragma once

#include "notes_export/document.h"

namespace notes_export::reader {

/// The topmost level of the headings that are the body's own, those of included parts aside; 0: it has none.
[[nodiscard]] int topmost_level(Blocks& body);

/// Moves the headings of `body` so that its own begin at `topmost`, and those of each included part right below the heading in front
/// of it. Level 6 is the deepest. Linear.
void fit_levels(Blocks& body, int topmost);

}  // namespace notes_export::reader
