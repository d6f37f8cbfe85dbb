// What front matter, configuration and data files say, as templates see it.
#pragma once

#include "site/value.h"
#include "template/value.h"

#include <string_view>

namespace notes_export::layouts {

/// Maps find their entries in any spelling, as Hugo's Params and Data do. Dates become texts: Hugo parses them where they are used.
[[nodiscard]] templates::Value to_template(const site::Value& value);
/// A text in ISO 8601; the zero time where it is none.
[[nodiscard]] templates::Value moment(std::string_view iso);

}  // namespace notes_export::layouts
