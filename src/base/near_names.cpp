#include "base/near_names.h"

#include "base/unicode.h"
#include "notes_export/diagnostic.h"

#include <algorithm>
#include <array>

namespace notes_export::base {
namespace {

// Longer names are not compared: nobody types them, and the work grows with the product of the lengths.
constexpr std::size_t max_name_bytes = 256;
constexpr std::size_t max_suggestions = 3;
// What begins a name counts as meant from so many bytes on: "keynote" for "keynote-day1", but not "a" for everything with an a.
constexpr std::size_t min_beginning = 4;

// One slip in a short name, three in a long one.
std::size_t allowed_slips(std::size_t bytes) { return std::clamp<std::size_t>(bytes / 3, 1, 3); }

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

std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names) {
    struct Near {
        std::size_t distance;
        const std::string* name;
    };
    if (written.empty()) return {};
    const std::string folded = fold_case(written);
    std::vector<Near> near;
    for (const std::string& name : names) {
        if (name.empty()) continue;
        const std::string candidate = fold_case(name);
        const std::size_t allowed = allowed_slips(std::min(folded.size(), candidate.size()));
        const std::size_t distance = edit_distance(folded, candidate, allowed);
        const bool is_beginning = folded.size() >= min_beginning && candidate.starts_with(folded);
        if (distance <= allowed || is_beginning) near.push_back({distance, &name});
    }
    std::stable_sort(near.begin(), near.end(), [](const Near& a, const Near& b) { return a.distance < b.distance; });
    std::vector<std::string> result;
    for (const Near& one : near) {
        if (result.size() == max_suggestions) break;
        if (std::find(result.begin(), result.end(), *one.name) == result.end()) result.push_back(*one.name);
    }
    return result;
}

std::string did_you_mean(const std::vector<std::string>& names) {
    if (names.empty()) return {};
    std::string text = "did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += quoted(names[i]);
    }
    return text + "?";
}

}  // namespace notes_export::base
