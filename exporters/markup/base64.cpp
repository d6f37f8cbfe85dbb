#include "markup/base64.h"

#include <cstdint>

namespace notes_export::markup {

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

}  // namespace notes_export::markup
