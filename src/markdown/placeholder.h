// A shortcode call is taken out of the text before Markdown sees it and leaves a placeholder behind:
// U+FDD0, the call's number in decimal digits, U+FDD1 (noncharacters meant for internal use; stray ones in the
// input have become U+FFFD before). After parsing, the reader splices the results in where placeholders ended up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::markdown {

inline constexpr std::string_view placeholder_begin = "\xEF\xB7\x90";  // U+FDD0
inline constexpr std::string_view placeholder_end = "\xEF\xB7\x91";    // U+FDD1

[[nodiscard]] inline std::string placeholder(std::uint32_t number) {
    return std::string(placeholder_begin) + std::to_string(number) + std::string(placeholder_end);
}

}  // namespace notes_export::markdown
