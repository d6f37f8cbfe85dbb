// Go's fmt.Sprintf: all verbs and flags, with its notes on what does not fit ("%!d(string=hi)").
#pragma once

#include "template/call.h"
#include "template/value.h"

#include <string>
#include <string_view>

namespace notes_export::templates {

/// Widths and precisions are cut at 1,000,000, as Go refuses larger ones.
[[nodiscard]] std::string format(std::string_view layout, Arguments arguments);
/// As strconv.Quote: in double quotes, with escapes for what is not printable.
[[nodiscard]] std::string quote(std::string_view text, char mark = '"');

}  // namespace notes_export::templates
