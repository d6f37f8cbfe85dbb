// A document as stable, readable text: the tests' microscope, and `--dump model`.
#pragma once

#include "notes_export/document.h"

#include <string>

namespace notes_export::model {

/// One line per block, two blanks of indentation per level; links as `"text" → target`.
[[nodiscard]] std::string dump(const Document& document);

}  // namespace notes_export::model
