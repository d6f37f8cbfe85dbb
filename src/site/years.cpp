#include "site/years.h"

#include "base/path.h"
#include "base/trim.h"

#include <algorithm>

namespace notes_export::site {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_year(std::string_view digits) {
    return digits.size() == 4 && std::all_of(digits.begin(), digits.end(), is_digit) && (digits.starts_with("19") || digits.starts_with("20"));
}

// "2023" beside a letter or digit ("2023rd", "x2023", "12023") is no word of its own.
bool is_separator(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !is_digit(c) && !((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

}  // namespace

std::string year_in(std::string_view words) {
    words = base::trim(words, " ");
    if (words.size() < 4) return {};
    const std::string_view last = words.substr(words.size() - 4), first = words.substr(0, 4);
    if (is_year(last) && (words.size() == 4 || is_separator(words[words.size() - 5]))) return std::string(last);
    if (is_year(first) && (words.size() == 4 || is_separator(words[4]))) return std::string(first);
    return {};
}

std::vector<ConferenceYear> conference_years(const Site& site) {
    std::vector<ConferenceYear> years, sections;
    const Page* home = site.home();
    if (home == nullptr) return {};
    for (const Page* page : site.children(*home)) {
        const std::string_view folder = page->kind == PageKind::single ? base::name_of(page->logical) : base::name_of(page->folder);
        ConferenceYear candidate{page, year_in(folder), std::string(folder)};
        if (page->kind != PageKind::section) {
            if (candidate.year == folder && !folder.empty()) years.push_back(candidate);
            continue;
        }
        if (candidate.year.empty()) candidate.year = year_in(page->title);
        (candidate.year.empty() ? sections : years).push_back(candidate);
    }
    std::vector<ConferenceYear>& chosen = years.empty() ? sections : years;
    std::sort(chosen.begin(), chosen.end(), [](const ConferenceYear& a, const ConferenceYear& b) { return a.year != b.year ? a.year < b.year : a.name < b.name; });
    return chosen;
}

}  // namespace notes_export::site
