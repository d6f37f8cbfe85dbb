// When values are equal and which comes first, as Hugo's functions say it.
#pragma once

#include "template/value.h"

namespace notes_export::templates {

/// `eq`: numbers of one kind by value, texts whatever their trust, lists and maps by their elements, objects as they say.
[[nodiscard]] bool are_equal(const Value& a, const Value& b);
/// `lt`, `gt` …: whatever a number can be made of is one, texts that are numbers as well; lists and maps by their size. Negative, zero, positive.
[[nodiscard]] int compare(const Value& a, const Value& b);

}  // namespace notes_export::templates
