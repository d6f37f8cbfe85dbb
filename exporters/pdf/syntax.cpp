#include "pdf/syntax.h"

#include "base/numbers.h"
#include "base/unicode.h"

#include <algorithm>
#include <cmath>

namespace notes_export::pdf {
namespace {

/// Calls `take` for each UTF-16 unit, at most max_text_units of them, never splitting a pair.
template <class Take>
void for_each_unit(std::string_view text, Take take) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        at += decoded.length;
        const char32_t c = decoded.is_valid ? decoded.character : U'\uFFFD';
        units += c > 0xFFFF ? 2 : 1;
        if (units > max_text_units) return;
        if (c > 0xFFFF) {
            take(static_cast<char16_t>(0xD7C0 + (c >> 10)));
            take(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
        } else {
            take(static_cast<char16_t>(c));
        }
    }
}

bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

constexpr char hex_digits[] = "0123456789ABCDEF";

}  // namespace

void append_real(std::string& out, double value, int decimals) {
    base::append_number(out, std::isfinite(value) ? std::clamp(value, -max_real, max_real) : 0.0, decimals);
}

void append_integer(std::string& out, std::int64_t value) { base::append_number(out, value); }

void append_reference(std::string& out, ObjectId id) {
    base::append_number(out, std::int64_t{number_of(id)});
    out += " 0 R";
}

void append_name(std::string& out, std::string_view name) {
    out += '/';
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_regular = byte > 0x20 && byte < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
        if (is_regular) {
            out += c;
        } else {
            out += '#';
            out += hex_digits[byte >> 4];
            out += hex_digits[byte & 15];
        }
    }
}

void append_escaped(std::string& out, char byte) {
    switch (byte) {
        case '(': case ')': case '\\': out += '\\', out += byte; break;
        case '\r': out += "\\r"; break;  // a bare CR in a literal string is read as LF
        default: out += byte;
    }
}

void append_bytes(std::string& out, std::string_view bytes) {
    out += '(';
    for (const char c : bytes) append_escaped(out, c);
    out += ')';
}

void append_text(std::string& out, std::string_view text) {
    if (is_plain_ascii(text)) return append_bytes(out, text.substr(0, max_text_units));
    out += "(\xFE\xFF";
    for_each_unit(text, [&](char16_t unit) {
        append_escaped(out, static_cast<char>(unit >> 8));
        append_escaped(out, static_cast<char>(unit & 0xFF));
    });
    out += ')';
}

void append_utf16_hex(std::string& out, std::string_view text) {
    for_each_unit(text, [&](char16_t unit) {
        for (int shift = 12; shift >= 0; shift -= 4) out += hex_digits[(unit >> shift) & 15];
    });
}

}  // namespace notes_export::pdf
