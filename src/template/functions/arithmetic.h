// Sums and products of values, by Go's rules for mixed numbers: whole ones stay whole.
#pragma once

#include "template/value.h"

namespace notes_export::templates {

/// Numbers are added, texts joined.
[[nodiscard]] Value add_values(const Value& a, const Value& b);

}  // namespace notes_export::templates
