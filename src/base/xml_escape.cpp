#include "base/xml_escape.h"

#include "base/unicode.h"

#include <array>

namespace notes_export::base {
namespace {

/// ASCII that needs no look in either place: everything but controls, delete and the characters of markup.
constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) plain[c] = true;
    for (const char c : std::string_view("&<>\"")) plain[static_cast<unsigned char>(c)] = false;
    return plain;
}
constexpr std::array<bool, 256> plain = make_plain();

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

void append(std::string& out, std::string_view text, bool is_attribute) {
    std::size_t run = 0;  // start of what can be copied as it is
    std::size_t i = 0;
    const auto replace = [&](std::size_t length, std::string_view with) {
        out += text.substr(run, i - run);
        out += with;
        i += length;
        run = i;
    };
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (plain[byte]) {
            ++i;
        } else if (byte >= 0x80) {
            const Decoded decoded = decode(text, i);
            const char32_t shown = shown_character(decoded.character);
            const bool is_shown_otherwise = shown != decoded.character;
            if (is_shown_otherwise) replace(decoded.length, shown == U' ' ? " " : replacement);
            else if (decoded.is_valid && shown != 0xFFFE && shown != 0xFFFF) i += decoded.length;
            else replace(decoded.length, replacement);
        } else if (byte == '&') replace(1, "&amp;");
        else if (byte == '<') replace(1, "&lt;");
        else if (byte == '>') replace(1, "&gt;");
        else if (is_attribute && byte == '"') replace(1, "&quot;");
        else if (byte == '\t' || byte == '\n' || byte == '\r') {
            if (!is_attribute) ++i;
            else replace(1, byte == '\t' ? "&#9;" : byte == '\n' ? "&#10;" : "&#13;");
        } else if (byte < 0x20 || byte == 0x7F) replace(1, shown_character(byte) == U' ' ? " " : replacement);
        else ++i;
    }
    out += text.substr(run);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) { append(out, text, false); }
void append_xml_attribute(std::string& out, std::string_view text) { append(out, text, true); }

}  // namespace notes_export::base
