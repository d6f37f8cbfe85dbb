#include "markup/ids.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace notes_export::markup {
namespace {

constexpr std::string_view own_prefix = "ne-";
constexpr std::string_view spelt_prefix = "ne-x-";
constexpr std::string_view hex_digits = "0123456789ABCDEF";
// No fence language is longer; a class is no place for prose.
constexpr std::size_t max_class_part = 64;

struct CharacterRange {
    char32_t first;
    char32_t last;
};

// Production NameStartChar of XML 1.0 (fifth edition, §2.3) without the colon, and what NameChar adds to it.
constexpr CharacterRange name_start[] = {{'A', 'Z'},         {'_', '_'},         {'a', 'z'},         {0xC0, 0xD6},
                                         {0xD8, 0xF6},       {0xF8, 0x2FF},      {0x370, 0x37D},     {0x37F, 0x1FFF},
                                         {0x200C, 0x200D},   {0x2070, 0x218F},   {0x2C00, 0x2FEF},   {0x3001, 0xD7FF},
                                         {0xF900, 0xFDCF},   {0xFDF0, 0xFFFD},   {0x10000, 0xEFFFF}};
constexpr CharacterRange name_more[] = {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t size>
bool is_in(const CharacterRange (&ranges)[size], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const CharacterRange& range) { return c >= range.first && c <= range.last; });
}

bool is_name(char32_t c) { return is_in(name_start, c) || is_in(name_more, c); }

bool is_html_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7F;
    });
}

bool is_xml_name_tail(std::string_view id) {
    for (std::size_t i = 0; i < id.size();) {
        const base::Decoded decoded = base::decode(id, i);
        if (!decoded.is_valid || !is_name(decoded.character)) return false;
        i += decoded.length;
    }
    return !id.empty();
}

void append_hex(std::string& out, unsigned char byte) {
    out += hex_digits[byte >> 4U];
    out += hex_digits[byte & 15U];
}

// Every byte but ASCII letters, digits, "-" and "_" as ".XX": nothing that was different becomes equal.
std::string spelt(std::string_view id) {
    std::string out(spelt_prefix);
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte < 0x80 && c != '.' && is_name(byte);
        if (is_plain) out += c;
        else {
            out += '.';
            append_hex(out, byte);
        }
    }
    return out;
}

bool needs_underscore(std::string_view id) {
    const std::size_t first = id.find_first_not_of('_');
    return first != std::string_view::npos && !is_in(name_start, base::decode(id, first).character);
}

}  // namespace

std::string element_id(std::string_view id, Syntax syntax) {
    const bool is_usable = syntax == Syntax::html ? is_html_id(id) : is_xml_name_tail(id);
    if (!is_usable || id.starts_with(own_prefix)) return spelt(id);
    if (syntax == Syntax::xhtml && needs_underscore(id)) return "_" + std::string(id);
    return std::string(id);
}

std::string fragment(std::string_view id, Syntax syntax) {
    // What a URL fragment may hold as it is (RFC 3986 §3.5); letters of other scripts stay, as IRIs have them.
    static constexpr std::string_view allowed = "-._~!$&'()*+,;=:@/?";
    std::string out = "#";
    for (const char c : element_id(id, syntax)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                              allowed.find(c) != std::string_view::npos;
        if (is_plain) out += c;
        else {
            out += '%';
            append_hex(out, byte);
        }
    }
    return out;
}

std::string class_part(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size() && out.size() < max_class_part;) {
        const base::Decoded decoded = base::decode(text, i);
        if (!decoded.is_valid || base::is_space(decoded.character) || decoded.character < 0x21) out += '-';
        else out += text.substr(i, decoded.length);
        i += decoded.length;
    }
    return out;
}

}  // namespace notes_export::markup
