// Values made fit for the place they are written to.
#pragma once

#include "template/escape/context.h"
#include "template/value.h"

#include <string>
#include <string_view>

namespace notes_export::templates::escape {

/// What html/template writes instead of a value that would be dangerous where it stands.
inline constexpr std::string_view refused = "ZgotmplZ";

void append_value(std::string& out, Context& context, const Value& value);

/// &, <, >, quotes, + as character references; of text that is HTML already, all but &.
[[nodiscard]] std::string html_text(std::string_view text, bool is_html = false);
[[nodiscard]] std::string js_string(std::string_view text, bool is_escaped = false);
/// Percent signs for everything but letters, digits and `-._~`; `is_whole`: what parts an address stays as well.
[[nodiscard]] std::string url(std::string_view text, bool is_whole);

}  // namespace notes_export::templates::escape
