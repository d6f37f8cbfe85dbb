#include "base/list_label.h"

#include "base/numbers.h"

#include <string_view>
#include <utility>

namespace notes_export::base {
namespace {

// Figures above would need signs that fonts do not have.
constexpr std::int64_t max_roman = 3999;

std::string letters(std::int64_t number) {
    std::string out;
    for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (number - 1) % 26));
    return out;
}

}  // namespace

std::string roman(std::int64_t number) {
    constexpr std::pair<int, std::string_view> digits[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                           {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                           {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (const auto& [value, digit] : digits) {
        for (; number >= value; number -= value) out += digit;
    }
    return out;
}

std::string list_label(Numbering numbering, std::int64_t number) {
    const bool is_latin = numbering == Numbering::lower_latin || numbering == Numbering::upper_latin;
    const bool is_figure = numbering == Numbering::decimal || number < 1 || (!is_latin && number > max_roman);
    if (is_figure) {
        std::string out;
        append_number(out, number);
        return out;
    }
    std::string out = is_latin ? letters(number) : roman(number);
    const bool is_upper = numbering == Numbering::upper_latin || numbering == Numbering::upper_roman;
    if (is_upper) {
        for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

}  // namespace notes_export::base
