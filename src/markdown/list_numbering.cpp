#include "markdown/list_numbering.h"

#include "base/numbers.h"
#include "base/trim.h"
#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

// Far from the ends of the number's type, so that items can be counted on from it.
constexpr std::int64_t max_list_number = 1'000'000'000;

using Row = std::pair<std::string_view, Numbering>;
constexpr Row types[] = {{"1", Numbering::decimal}, {"a", Numbering::lower_latin}, {"A", Numbering::upper_latin},
                         {"i", Numbering::lower_roman}, {"I", Numbering::upper_roman}};
constexpr Row styles[] = {{"decimal", Numbering::decimal},          {"lower-alpha", Numbering::lower_latin},
                          {"lower-latin", Numbering::lower_latin},  {"upper-alpha", Numbering::upper_latin},
                          {"upper-latin", Numbering::upper_latin},  {"lower-roman", Numbering::lower_roman},
                          {"upper-roman", Numbering::upper_roman}};

/// The value of `list-style-type` or `list-style` in a style attribute.
std::string_view list_style(std::string_view style) {
    const std::size_t name = style.find("list-style");
    const std::size_t colon = name == std::string_view::npos ? name : style.find(':', name);
    if (colon == std::string_view::npos) return {};
    std::string_view value = style.substr(colon + 1);
    value = base::trim(value.substr(0, value.find(';')), base::ascii_blanks);
    return value.substr(0, value.find(' '));
}

}  // namespace

std::optional<std::int32_t> parse_list_number(std::string_view words) {
    const auto number = base::parse_integer(base::trim(words, base::ascii_blanks));
    if (!number) return std::nullopt;
    return static_cast<std::int32_t>(std::clamp(*number, -max_list_number, max_list_number));
}

void set_numbering(List& list, const NumberingWords& words) {
    for (const auto& [type, numbering] : types) {
        if (type == words.type) list.numbering = numbering;
    }
    const std::string style = base::to_lower(words.style);
    for (const auto& [name, numbering] : styles) {
        if (name == list_style(style)) list.numbering = numbering;
    }
    if (words.is_reversed) {
        list.is_reversed = true;
        list.start = static_cast<std::int32_t>(list.items.size());
    }
    if (const auto start = parse_list_number(words.start)) list.start = *start;
}

}  // namespace notes_export::markdown
