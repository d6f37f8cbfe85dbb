#include "site/list_title.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace notes_export::site {
namespace {

struct Ending {
    std::string_view singular, plural;
};
// The longest endings first. Words in "s" count as plural already.
constexpr std::array<Ending, 14> endings = {{{"person", "people"}, {"child", "children"}, {"status", "statuses"}, {"alias", "aliases"}, {"man", "men"},
                                             {"sis", "ses"}, {"ss", "sses"}, {"sh", "shes"}, {"ch", "ches"}, {"x", "xes"},
                                             {"s", "s"}, {"lf", "lves"}, {"rf", "rves"}, {"fe", "ves"}}};
constexpr std::array<std::string_view, 6> unchanging = {"equipment", "information", "fish", "sheep", "rice", "money"};

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

std::string plural(std::string_view word) {
    const std::string lower = base::to_lower(word);
    if (std::find(unchanging.begin(), unchanging.end(), lower) != unchanging.end()) return std::string(word);
    for (const Ending& ending : endings)
        if (lower.ends_with(ending.singular)) return std::string(word.substr(0, word.size() - ending.singular.size())).append(ending.plural);
    if (lower.ends_with('y') && lower.size() > 1 && !is_vowel(lower[lower.size() - 2])) return std::string(word.substr(0, word.size() - 1)) + "ies";
    return std::string(word) + "s";
}

}  // namespace

std::string list_title(std::string_view folder_name, bool is_plural, TitleStyle style) {
    const bool is_number = std::all_of(folder_name.begin(), folder_name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (folder_name.empty() || is_number) return std::string(folder_name);
    const std::string words = is_plural ? plural(folder_name) : std::string(folder_name);
    const std::size_t dash = std::min(words.find('-'), words.size());  // Hugo capitalises nothing behind it: "Sec-tions"
    return in_title_case(words.substr(0, dash), style) + words.substr(dash);
}

}  // namespace notes_export::site
