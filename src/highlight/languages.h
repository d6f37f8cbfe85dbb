// Chroma's names of languages → the names of KSyntaxHighlighting's definitions.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::highlight {

/// The engine's definition for a language name as authors write it, letter case ignored. A name that is not in the
/// table is handed on as it is: many languages are called the same by both. Empty: meant to stay plain.
[[nodiscard]] std::string definition_name(std::string_view language);

}  // namespace notes_export::highlight
