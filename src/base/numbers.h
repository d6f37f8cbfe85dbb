// Numbers ↔ text, whatever the locale. Everything that writes numbers into outputs uses these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::base {

/// Appends `value` with at most `decimals` digits after the point, no trailing zeros, never an exponent; a value that is
/// not finite is an assertion in debug builds and written as 0.
void append_number(std::string& out, double value, int decimals = 3);
void append_number(std::string& out, std::int64_t value);
[[nodiscard]] std::string number(double value, int decimals = 3);

/// The whole of `text` as a number, or nothing: no blanks, no sign other than '-', range checked, finite.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace notes_export::base
