#include "template/literals.h"

#include "base/unicode.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace notes_export::templates {
namespace {

// Go allows "_" between digits and after a base's prefix.
std::optional<std::string> without_underscores(std::string_view digits, bool has_prefix) {
    std::string out;
    char before = has_prefix ? '0' : '_';
    for (const char c : digits) {
        if (c == '_' && before == '_') return std::nullopt;
        if (c != '_') out += c;
        before = c;
    }
    if (before == '_') return std::nullopt;
    return out;
}

std::optional<Value> parse_real(std::string_view digits, bool is_negative, bool is_hexadecimal) {
    if (is_hexadecimal && digits.find_first_of("pP") == std::string_view::npos) return std::nullopt;
    double value = 0;
    const auto format = is_hexadecimal ? std::chars_format::hex : std::chars_format::general;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, format);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return Value(is_negative ? -value : value);
}

std::optional<Value> parse_whole(std::string_view digits, bool is_negative, int base) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value > most + (is_negative ? 1 : 0)) return std::nullopt;
    return Value(static_cast<std::int64_t>(is_negative ? 0 - value : value));
}

// One escape behind its backslash; moves `at` past it.
std::optional<bool> append_number_escape(std::string& out, std::string_view text, std::size_t& at, std::size_t digits, int base, bool is_byte) {
    if (at + digits > text.size()) return std::nullopt;
    std::uint32_t value = 0;
    const char* const begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + digits, value, base);
    if (error != std::errc() || end != begin + digits) return std::nullopt;
    at += digits;
    if (is_byte) {
        if (value > 255) return std::nullopt;
        out += static_cast<char>(value);
    } else {
        if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return std::nullopt;
        base::append_utf8(out, value);
    }
    return true;
}

}  // namespace

std::optional<Value> parse_number_literal(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    int base = 10;
    if (text.size() > 1 && text[0] == '0') {
        const char mark = static_cast<char>(text[1] | 32);
        base = mark == 'x' ? 16 : mark == 'b' ? 2 : mark == 'o' ? 8 : 10;
        if (base != 10) text.remove_prefix(2);
    }
    const bool has_prefix = base != 10;
    const std::optional<std::string> digits = without_underscores(text, has_prefix);
    if (!digits || digits->empty()) return std::nullopt;
    if (digits->find_first_of(base == 16 ? ".pP" : base == 10 ? ".eE" : ".") != std::string::npos) {
        if (base == 2 || base == 8) return std::nullopt;
        return parse_real(*digits, is_negative, base == 16);
    }
    if (base == 10 && digits->size() > 1 && digits->front() == '0') base = 8;  // "017", as in C
    return parse_whole(*digits, is_negative, base);
}

std::optional<std::string> unquote(std::string_view text, char quote) {
    if (text.size() < 2) return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '\\') {
            out += text[at++];
            continue;
        }
        if (++at >= text.size()) return std::nullopt;
        const char c = text[at++];
        std::optional<bool> is_number = true;
        switch (c) {
            case 'a': out += '\a'; break;
            case 'b': out += '\b'; break;
            case 'f': out += '\f'; break;
            case 'n': out += '\n'; break;
            case 'r': out += '\r'; break;
            case 't': out += '\t'; break;
            case 'v': out += '\v'; break;
            case '\\': out += '\\'; break;
            case 'x': is_number = append_number_escape(out, text, at, 2, 16, true); break;
            case 'u': is_number = append_number_escape(out, text, at, 4, 16, false); break;
            case 'U': is_number = append_number_escape(out, text, at, 8, 16, false); break;
            default:
                if (c >= '0' && c <= '7') {
                    --at;
                    is_number = append_number_escape(out, text, at, 3, 8, true);
                } else if (c == quote) {
                    out += c;
                } else {
                    return std::nullopt;
                }
        }
        if (!is_number) return std::nullopt;
    }
    return out;
}

}  // namespace notes_export::templates
