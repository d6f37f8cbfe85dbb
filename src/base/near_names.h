// "did you mean …?": the names closest to what the author wrote.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::base {

/// Insertions, deletions, replacements and swaps of neighbours that lead from `a` to `b`; `limit` + 1 for more than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// At most three of `names` that are a few slips of the finger away from `written` (letter case ignored) or begin with it,
/// closest first, equally close ones in their given order.
[[nodiscard]] std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names);

/// `did you mean "a", "b" or "c"?`; empty for no names.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& names);

}  // namespace notes_export::base
