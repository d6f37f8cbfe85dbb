// Values as Go prints them.
#pragma once

#include "template/value.h"

#include <string>

namespace notes_export::templates {

/// `%v`: "true", "12", "1.5", "[1 2]", "map[a:1 b:2]", "<nil>".
void append_printed(std::string& out, const Value& value);
[[nodiscard]] std::string printed(const Value& value);
/// fmt.Sprint: a blank between neighbours of which neither is a text.
[[nodiscard]] std::string printed_together(Arguments values);
/// As strconv.FormatFloat writes it with the fewest digits that name the number. `format`: 'e', 'f', or 'g' with an exponent from `large` on.
void append_real(std::string& out, double value, char format = 'g', int large = 21);

}  // namespace notes_export::templates
