// Places that links lead to: the ids of elements and attribute lists, as divisions and anchor points of the model.
#pragma once

#include "notes_export/document.h"

#include <cstddef>
#include <string>
#include <vector>

namespace notes_export::markdown {

using Ids = std::vector<std::string>;

/// The blocks from number `first` on are what `ids` name; where there are none, an empty place is left there.
void name_blocks(Blocks& blocks, std::size_t first, const Ids& ids, Span place);
/// A list item or cell is named by its beginning: its frame is no block.
void name_beginning(Blocks& content, const Ids& ids, Span place);

/// `ids` in front of a row of text.
void name_text(Inlines& text, const Ids& ids, Span place);

/// A paragraph of text. One of nothing but pictures stays so: places named in it stand around it.
[[nodiscard]] Block paragraph_block(Inlines content, Span span);

}  // namespace notes_export::markdown
