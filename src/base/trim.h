// Blanks at the ends of words.
#pragma once

#include <string_view>

namespace notes_export::base {

inline constexpr std::string_view ascii_blanks = " \t\r\n\f\v";

/// `text` without the characters of `blanks` at its ends.
[[nodiscard]] constexpr std::string_view trim(std::string_view text, std::string_view blanks = " \t\r\n") {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace notes_export::base
