// Go's constants: numbers in all notations, quoted strings, characters.
#pragma once

#include "template/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::templates {

/// `12`, `-0x1F`, `1_000`, `0b101`, `017`, `1e3`, `0x1p-2`. Nothing: it is none, or larger than 64 bits.
[[nodiscard]] std::optional<Value> parse_number_literal(std::string_view text);
/// Without its quotes, escapes (`\n`, `\x41`, `\u00e9`, `\101` …) carried out. `quote`: the only quote that may be escaped.
[[nodiscard]] std::optional<std::string> unquote(std::string_view text, char quote);

}  // namespace notes_export::templates
