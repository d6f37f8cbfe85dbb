// A case's data: JSON as a value of templates. Objects with a key "(params)" ignore letter case.
#pragma once

#include "template/value.h"

#include <string>

namespace notes_export::test {

/// Throws std::runtime_error for what is no JSON.
[[nodiscard]] templates::Value json_value(const std::string& text);

}  // namespace notes_export::test
