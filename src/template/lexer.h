// A template's text in tokens: literal text, and what stands between {{ and }}.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::templates {

enum class TokenKind : std::uint8_t {
    literal,     ///< text outside of actions, blanks trimmed as {{- and -}} say
    left,        ///< {{
    right,       ///< }}
    identifier,  ///< names of functions and keywords
    field,       ///< ".Title"
    variable,    ///< "$x", "$"
    dot, number, character, string, raw_string, pipe, comma, assign, declare, open, close, end
};

struct Token {
    TokenKind kind = TokenKind::end;
    bool is_spaced = false;  ///< blanks stand before it
    std::uint32_t begin = 0;
    std::string_view text;   ///< of the source, which has to live
};

/// Throws Error, located.
[[nodiscard]] std::vector<Token> tokenize(const std::string& name, std::string_view source);

}  // namespace notes_export::templates
