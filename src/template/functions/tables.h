// The tables of functions, one for each namespace of Hugo.
#pragma once

#include "template/functions.h"

#include <span>

namespace notes_export::templates {

[[nodiscard]] std::span<const FunctionRow> language_functions();  ///< text/template's own, and fmt
[[nodiscard]] std::span<const FunctionRow> compare_functions();
[[nodiscard]] std::span<const FunctionRow> collection_functions();
[[nodiscard]] std::span<const FunctionRow> order_functions();     ///< collections: where, sort, sets
[[nodiscard]] std::span<const FunctionRow> string_functions();
[[nodiscard]] std::span<const FunctionRow> pattern_functions();   ///< strings: regular expressions
[[nodiscard]] std::span<const FunctionRow> math_functions();
[[nodiscard]] std::span<const FunctionRow> cast_functions();      ///< cast, reflect, safe
[[nodiscard]] std::span<const FunctionRow> encoding_functions();  ///< encoding, crypto, hash
[[nodiscard]] std::span<const FunctionRow> url_functions();       ///< urls, path
[[nodiscard]] std::span<const FunctionRow> time_functions();
[[nodiscard]] std::span<const FunctionRow> transform_functions(); ///< transform, inflect, lang

}  // namespace notes_export::templates
