// Arguments as a function wants them, with the tolerance of Hugo's casts: "3" is 3, and 3 is "3". All of these throw Error for what cannot be one.
#pragma once

#include "template/call.h"
#include "template/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::templates {

[[nodiscard]] std::string to_text(const Value& value);
[[nodiscard]] std::int64_t to_integer(const Value& value);
[[nodiscard]] double to_real(const Value& value);
[[nodiscard]] bool to_boolean(const Value& value);
[[nodiscard]] Duration to_duration(const Value& value);  ///< a number counts nanoseconds
[[nodiscard]] Time to_time(const Value& value);          ///< a number counts seconds since 1970
/// Throws Error for a moment too far away to count with.
[[nodiscard]] Time checked_time(Time time);
/// A list's elements; nothing else is one. `what`: for the message.
[[nodiscard]] const List& to_list(const Value& value, std::string_view what);
[[nodiscard]] std::vector<std::string> to_texts(const Value& value);  ///< a single text is a list of one

/// A number that prints as a name: Go's time.Month and time.Weekday.
[[nodiscard]] Value enumeration(std::int64_t number, std::string name, std::string type);
/// A number, or what an enumeration counts as.
[[nodiscard]] std::optional<double> as_number(const Value& value);
[[nodiscard]] std::optional<std::int64_t> as_integer(const Value& value);

}  // namespace notes_export::templates
