// "did you mean …?": the names closest to what the author wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::shortcode {

/// At most three of `names` that are a few slips of the finger away from `written` (letter case ignored), closest first.
[[nodiscard]] std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names);

/// `did you mean "a", "b" or "c"?`; empty for no names.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& names);

}  // namespace notes_export::shortcode
