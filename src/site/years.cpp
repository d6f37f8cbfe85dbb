#include "site/years.h"

#include "base/path.h"
#include "base/trim.h"
#include "site/index.h"

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

// As the folder writes it, unless the page is a file or its folder is mounted under another name.
std::string_view name_of(const Page& page) {
    const std::string_view name = base::name_of(page.logical), folder = base::name_of(page.folder);
    return page.kind != PageKind::single && logical_name(folder) == name ? folder : name;
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

TopPages top_pages(const Site& site, const Page& home) {
    TopPages top;
    for (const Page* page : site.children(home)) {
        const bool is_section = page->kind == PageKind::section;
        const std::string name(name_of(*page));
        std::string year = year_in(name);
        if (is_section && year.empty()) year = year_in(page->title);
        if (!is_section && year != name) year.clear();
        if (!year.empty()) top.years.push_back({page, year, name});
        else if (is_section) top.sections.push_back({page, {}, name});
        else if (page->is_rendered) top.pages.push_back(page);
    }
    const auto is_before = [](const TopSection& a, const TopSection& b) { return a.year != b.year ? a.year < b.year : a.name < b.name; };
    std::sort(top.years.begin(), top.years.end(), is_before);
    std::sort(top.sections.begin(), top.sections.end(), is_before);
    std::sort(top.pages.begin(), top.pages.end(), [](const Page* a, const Page* b) { return a->logical < b->logical; });
    return top;
}

}  // namespace notes_export::site
