// Classes of characters that the rules of inline Markdown ask for.
#pragma once

#include "base/unicode.h"

#include <array>
#include <string_view>

namespace notes_export::markdown {

/// A set of bytes. Asked for every character of the notes, so a table and not a search.
class ByteSet {
public:
    constexpr explicit ByteSet(std::string_view bytes) {
        for (const char c : bytes) has_[static_cast<unsigned char>(c)] = true;
    }
    [[nodiscard]] constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

private:
    std::array<bool, 256> has_{};
};

[[nodiscard]] inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] inline bool is_ascii_word(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }
[[nodiscard]] inline bool is_ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] inline bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// The noncharacters around a placeholder count as letters: what is spliced in is usually a word.
[[nodiscard]] inline bool is_placeholder_mark(char32_t c) { return c == U'\uFDD0' || c == U'\uFDD1'; }

[[nodiscard]] inline bool is_white_space(char32_t c) {
    return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : base::is_space(c);
}
/// Punctuation and symbols (CommonMark 0.31 §2.1, Goldmark's IsPunctRune).
[[nodiscard]] inline bool is_punctuation_or_symbol(char32_t c) {
    return c < 0x80 ? is_ascii_punctuation(static_cast<char>(c)) : base::is_punctuation(c);
}
/// Punctuation in the narrow sense (general category P): what Go's unicode.IsPunct knows, without symbols.
[[nodiscard]] inline bool is_narrow_punctuation(char32_t c) {
    if (c >= 0x80) return base::is_punctuation(c);
    constexpr std::string_view symbols = "$+<=>^`|~";
    const char byte = static_cast<char>(c);
    return is_ascii_punctuation(byte) && symbols.find(byte) == std::string_view::npos;
}
[[nodiscard]] inline bool is_letter(char32_t c) {
    return c < 0x80 ? is_ascii_letter(static_cast<char>(c)) : is_placeholder_mark(c) || base::is_letter(c);
}
[[nodiscard]] inline bool is_digit(char32_t c) {
    return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : base::is_digit(c);
}

/// The character before byte `at`; a line end where there is none.
[[nodiscard]] inline char32_t character_before(std::string_view text, std::size_t at) {
    if (at == 0) return U'\n';
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const unsigned char first = static_cast<unsigned char>(text[begin]);
    return first < 0x80 ? first : base::decode(text, begin).character;
}
/// The character at byte `at`; a blank at the end (Goldmark's choice).
[[nodiscard]] inline char32_t character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return U' ';
    const unsigned char first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? first : base::decode(text, at).character;
}

}  // namespace notes_export::markdown
