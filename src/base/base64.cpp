#include "base/base64.h"

#include <cstdint>

namespace notes_export::base {
namespace {

int value_of(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

}  // namespace

void append_base64(std::string& out, std::string_view bytes) {
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t begin = out.size();
    out.resize(begin + (bytes.size() + 2) / 3 * 4, '=');
    char* to = out.data() + begin;
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        const std::uint32_t group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        *to++ = digits[group >> 18U];
        *to++ = digits[group >> 12U & 63U];
        *to++ = digits[group >> 6U & 63U];
        *to++ = digits[group & 63U];
    }
    if (i == bytes.size()) return;
    const bool has_two = i + 2 == bytes.size();
    const std::uint32_t group = byte(i) << 16U | (has_two ? byte(i + 1) << 8U : 0U);
    *to++ = digits[group >> 18U];
    *to++ = digits[group >> 12U & 63U];
    if (has_two) *to++ = digits[group >> 6U & 63U];
}

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
        if (c == '=') break;
        const int value = value_of(c);
        if (value < 0) return std::nullopt;
        group = group << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> static_cast<unsigned>(bits) & 0xFFU);
    }
    return bytes;
}

}  // namespace notes_export::base
