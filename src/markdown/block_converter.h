// RawBlocks become the model's blocks: leaves through the inline parser, definitions and tables assembled, attributes
// read, alerts recognised, raw HTML joined in.
#pragma once

#include "markdown/context.h"

namespace notes_export::markdown {

/// The blocks of a unit, its footnotes included (read into the draft's notes; a FootnoteList last).
[[nodiscard]] Blocks convert_blocks(const BlockTree& tree, Context& context);

}  // namespace notes_export::markdown
