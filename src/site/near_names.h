// "Did you mean": names that differ from a mistyped one by a letter or two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::site {

/// Letters to change, add, drop or swap with their neighbour to get from one to the other; `limit` + 1 when more than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The names nearest to `wanted`, best first, at most three; none when nothing is near. Ties keep the order of `names`.
[[nodiscard]] std::vector<std::string> near_names(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace notes_export::site
