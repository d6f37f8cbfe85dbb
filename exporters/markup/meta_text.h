// Values of Meta as outputs show them.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markup {

/// "one, two, three".
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

/// The day of an ISO 8601 date or date-time ("2023-04-21"); empty when there is none.
[[nodiscard]] std::string day_of(std::string_view date);

}  // namespace notes_export::markup
