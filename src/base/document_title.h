// The one title that a document has on shelves, in windows and in catalogues, whatever its format.
#pragma once

#include "notes_export/document.h"

#include <string>

namespace notes_export::base {

/// "2023 – PyCon Redux": the page's title with the site's name, where it does not hold it already. On one line, never empty.
[[nodiscard]] std::string document_title(const Meta& meta);

}  // namespace notes_export::base
