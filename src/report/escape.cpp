#include "report/escape.h"

#include "base/unicode.h"

#include <array>
#include <limits>

namespace notes_export::report {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

struct Range {
    char32_t first, last;
};

// Controls that a terminal or a reader's eye would act upon instead of showing them.
constexpr Range unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

// The large East Asian and emoji ranges of Unicode's EastAsianWidth W and F: enough to put a caret in the right column.
constexpr Range wide[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

template <std::size_t Count>
bool is_in(const Range (&ranges)[Count], char32_t c) {
    for (const Range& range : ranges)
        if (c >= range.first && c <= range.last) return true;
    return false;
}

void append_code_point(std::string& out, char32_t c) {
    std::string digits;
    for (char32_t rest = c; rest != 0 || digits.size() < 2; rest >>= 4U) digits.insert(digits.begin(), hex_digits[rest & 0xFU]);
    out += "\\u{" + digits + "}";
}

void append_bytes(std::string& out, std::string_view bytes) {
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += "\\x";
        out += hex_digits[byte >> 4U];
        out += hex_digits[byte & 0xFU];
    }
}

}  // namespace

std::string escape(std::string_view text, std::size_t max_characters) {
    std::string out;
    out.reserve(text.size());
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++characters) {
        if (characters == max_characters) return out + "…";
        const base::Decoded decoded = base::decode(text, i);
        const std::string_view bytes = text.substr(i, decoded.length);
        if (!decoded.is_valid) append_bytes(out, bytes);
        else if (is_in(unsafe, decoded.character)) append_code_point(out, decoded.character);
        else out += bytes;
        i += decoded.length;
    }
    return out;
}

std::string escape(std::string_view text) { return escape(text, std::numeric_limits<std::size_t>::max()); }

std::size_t display_width(std::string_view escaped) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < escaped.size();) {
        const base::Decoded decoded = base::decode(escaped, i);
        i += decoded.length;
        if (base::is_mark(decoded.character) || decoded.character == 0x200D || decoded.character == 0x200B) continue;
        width += is_in(wide, decoded.character) ? 2U : 1U;
    }
    return width;
}

}  // namespace notes_export::report
