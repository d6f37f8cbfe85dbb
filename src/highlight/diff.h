// Changes between two texts coloured by what each line does; needs no engine.
#pragma once

#include "notes_export/document.h"

#include <string_view>
#include <vector>

namespace notes_export::highlight {

/// For text in the form that `diff -u` and version control systems print.
[[nodiscard]] std::vector<Token> highlight_diff(std::string_view text);

}  // namespace notes_export::highlight
