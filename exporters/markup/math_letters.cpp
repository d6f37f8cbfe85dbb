#include "markup/math_letters.h"

#include "base/unicode.h"

#include <algorithm>
#include <iterator>

namespace notes_export::markup {
namespace {

/// First characters of a style's rows: A, a, capital Alpha, small alpha, 0. Zero: the style has no such row.
struct Style {
    std::string_view name;
    char32_t capital, small, greek_capital, greek_small, digit;
};

constexpr Style styles[] = {
    {"bold", 0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE},
    {"italic", 0x1D434, 0x1D44E, 0x1D6E2, 0x1D6FC, 0},
    {"bold-italic", 0x1D468, 0x1D482, 0x1D71C, 0x1D736, 0},
    {"script", 0x1D49C, 0x1D4B6, 0, 0, 0},
    {"bold-script", 0x1D4D0, 0x1D4EA, 0, 0, 0},
    {"fraktur", 0x1D504, 0x1D51E, 0, 0, 0},
    {"double-struck", 0x1D538, 0x1D552, 0, 0, 0x1D7D8},
    {"bold-fraktur", 0x1D56C, 0x1D586, 0, 0, 0},
    {"sans-serif", 0x1D5A0, 0x1D5BA, 0, 0, 0x1D7E2},
    {"bold-sans-serif", 0x1D5D4, 0x1D5EE, 0x1D756, 0x1D770, 0x1D7EC},
    {"sans-serif-italic", 0x1D608, 0x1D622, 0, 0, 0},
    {"sans-serif-bold-italic", 0x1D63C, 0x1D656, 0x1D790, 0x1D7AA, 0},
    {"monospace", 0x1D670, 0x1D68A, 0, 0, 0x1D7F6},
};

/// The holes of the block: these letters had been encoded before it.
struct Exception {
    char32_t hole, letter;
};
constexpr Exception exceptions[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110},
    {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134},
    {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111}, {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102},
    {0x1D53F, 0x210D}, {0x1D545, 0x2115}, {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

const Style* find_style(std::string_view name) {
    const auto* found = std::find_if(std::begin(styles), std::end(styles), [&](const Style& style) { return style.name == name; });
    return found == std::end(styles) ? nullptr : found;
}

char32_t styled(char32_t c, const Style& style) {
    const auto in_row = [&](char32_t row, char32_t first) { return row == 0 ? c : row + (c - first); };
    if (c >= U'A' && c <= U'Z') c = in_row(style.capital, U'A');
    else if (c >= U'a' && c <= U'z') c = in_row(style.small, U'a');
    else if (c >= U'0' && c <= U'9') c = in_row(style.digit, U'0');
    else if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) c = in_row(style.greek_capital, 0x391);
    else if (c >= 0x3B1 && c <= 0x3C9) c = in_row(style.greek_small, 0x3B1);
    const auto* exception =
        std::find_if(std::begin(exceptions), std::end(exceptions), [&](const Exception& e) { return e.hole == c; });
    return exception == std::end(exceptions) ? c : exception->letter;
}

}  // namespace

bool is_math_style(std::string_view variant) { return find_style(variant) != nullptr; }

std::string math_letters(std::string_view text, std::string_view variant) {
    const Style* style = find_style(variant);
    if (style == nullptr) return std::string(text);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        base::append_utf8(out, styled(decoded.character, *style));
        at += decoded.length;
    }
    return out;
}

}  // namespace notes_export::markup
