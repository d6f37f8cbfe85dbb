// Letters in mathematical styles as characters of their own (Unicode's block of mathematical alphanumeric symbols).
#pragma once

#include <string>
#include <string_view>

namespace notes_export::markup {

/// `text` in the style that MathML's `variant` names; characters that have no form in it, and unknown styles, stay as they are.
[[nodiscard]] std::string math_letters(std::string_view text, std::string_view variant);

/// Whether `variant` is a style that math_letters() knows.
[[nodiscard]] bool is_math_style(std::string_view variant);

}  // namespace notes_export::markup
