// Names of styles of words, as HTML calls them.
#pragma once

#include "notes_export/document.h"

namespace notes_export::base {

/// "em", "strong", "del" …
[[nodiscard]] const char* style_name(InlineStyle style);

}  // namespace notes_export::base
