// The methods that Go gives to values of its own: times and durations.
#pragma once

#include "template/call.h"
#include "template/value.h"

#include <optional>
#include <string_view>

namespace notes_export::templates {

/// Nothing: values of this kind have no such method. Throws Error for arguments it cannot use.
[[nodiscard]] std::optional<Value> method_of(Call& call, const Value& receiver, std::string_view name, Arguments arguments);

}  // namespace notes_export::templates
