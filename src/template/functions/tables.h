// The tables of functions, one for each namespace of Hugo.
#pragma once

#include "template/functions.h"

#include <span>

namespace notes_export::templates {

[[nodiscard]] std::span<const FunctionRow> language_functions();  ///< text/template's own
[[nodiscard]] std::span<const FunctionRow> compare_functions();

}  // namespace notes_export::templates
