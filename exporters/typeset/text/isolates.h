// What runs from left to right whatever the text around it does: code, addresses, formulas.
#pragma once

#include "typeset/text/styled_text.h"
#include "typeset/text/unicode.h"

#include <vector>

namespace notes_export::typeset {

/// In the order of the text, apart from each other.
[[nodiscard]] std::vector<TextRange> isolated_ranges(const StyledText& text);

}  // namespace notes_export::typeset
