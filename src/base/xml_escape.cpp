#include "base/xml_escape.h"

#include "base/unicode.h"

namespace notes_export::base {
namespace {

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
        if (byte >= 0x80) {
            const Decoded decoded = decode(text, i);
            if (decoded.is_valid && decoded.character != 0xFFFE && decoded.character != 0xFFFF) i += decoded.length;
            else replace(decoded.length, replacement);
        } else if (byte == '&') replace(1, "&amp;");
        else if (byte == '<') replace(1, "&lt;");
        else if (byte == '>') replace(1, "&gt;");
        else if (is_attribute && byte == '"') replace(1, "&quot;");
        else if (byte == '\t' || byte == '\n' || byte == '\r') {
            if (!is_attribute) ++i;
            else replace(1, byte == '\t' ? "&#9;" : byte == '\n' ? "&#10;" : "&#13;");
        } else if (byte < 0x20 || byte == 0x7F) replace(1, replacement);
        else ++i;
    }
    out += text.substr(run);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) { append(out, text, false); }
void append_xml_attribute(std::string& out, std::string_view text) { append(out, text, true); }

}  // namespace notes_export::base
