#include "shortcode/near_name.h"

#include "base/unicode.h"
#include "notes_export/diagnostic.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace notes_export::shortcode {
namespace {

// Names longer than this are not compared, and no more than so many names are: the table is quadratic in the length.
constexpr std::size_t max_length = 120;
constexpr std::size_t max_names = 2'000;
constexpr std::size_t max_suggestions = 3;

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::vector<std::string> near_names(std::string_view written, const std::vector<std::string>& names) {
    if (written.empty() || written.size() > max_length) return {};
    const std::string folded = base::fold_case(written);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (std::size_t i = 0; i < std::min(names.size(), max_names); ++i) {
        if (names[i].empty() || names[i].size() > max_length) continue;
        const std::string candidate = base::fold_case(names[i]);
        const std::size_t allowed = std::max<std::size_t>(1, std::min(folded.size(), candidate.size()) / 4);
        const std::size_t difference =
            folded.size() > candidate.size() ? folded.size() - candidate.size() : candidate.size() - folded.size();
        // A name that begins with what was written is meant as well: "keynote" for "keynote-day1".
        if (folded.size() >= 4 && candidate.substr(0, folded.size()) == folded) found.emplace_back(allowed + 1, names[i]);
        else if (difference <= allowed) {
            const std::size_t slips = distance(folded, candidate);
            if (slips <= allowed) found.emplace_back(slips, names[i]);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<std::string> result;
    for (std::size_t i = 0; i < std::min(found.size(), max_suggestions); ++i) result.push_back(std::move(found[i].second));
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

}  // namespace notes_export::shortcode
