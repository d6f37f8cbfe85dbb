#include "site/near_names.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace notes_export::site {
namespace {

// Names longer than this are not compared: nobody types them, and the work grows with the product of the lengths.
constexpr std::size_t max_name_bytes = 256;
constexpr std::size_t max_names = 3;

// One slip in a short name, three in a long one.
std::size_t allowed_slips(std::string_view name) { return std::clamp<std::size_t>(name.size() / 3, 1, 3); }

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
    if (longer - shorter > limit || longer > max_name_bytes) return limit + 1;
    // Three rows of the usual table: neighbours swapped look two rows up.
    std::array<std::array<std::size_t, max_name_bytes + 1>, 3> rows{};
    for (std::size_t column = 0; column <= b.size(); ++column) rows[0][column] = column;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

std::vector<std::string> near_names(std::string_view wanted, const std::vector<std::string>& names) {
    struct Near {
        std::size_t distance;
        const std::string* name;
    };
    const std::string folded = base::fold_case(wanted);
    const std::size_t limit = allowed_slips(folded);
    std::vector<Near> near;
    for (const std::string& name : names) {
        const std::size_t distance = edit_distance(folded, base::fold_case(name), limit);
        if (distance <= limit) near.push_back({distance, &name});
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.distance < b.distance; });
    std::vector<std::string> result;
    for (const Near& name : near)
        if (result.size() < max_names && std::find(result.begin(), result.end(), *name.name) == result.end()) result.push_back(*name.name);
    return result;
}

}  // namespace notes_export::site
