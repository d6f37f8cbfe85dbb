#include "imaging/data_address.h"

#include <cstddef>
#include <cstdint>

namespace notes_export::imaging {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::string> decode_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;  // editors fold long addresses
        if (c == '=') break;
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(group >> bits);
        }
    }
    return bytes;
}

}  // namespace

std::optional<std::string> bytes_of_data_address(std::string_view address) {
    if (!address.starts_with("data:image/")) return std::nullopt;
    const std::size_t comma = address.find(',');
    if (comma == std::string_view::npos || !address.substr(0, comma).ends_with(";base64")) return std::nullopt;
    return decode_base64(address.substr(comma + 1));
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
    std::string out = "data:";
    out += media_type;
    out += ";base64,";
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : bytes) {
        group = group << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            out += alphabet[group >> bits & 63U];
        }
    }
    if (bits > 0) out += alphabet[group << (6 - bits) & 63U];
    while ((bytes.size() + 2) / 3 * 4 > out.size() - (out.find(',') + 1)) out += '=';
    return out;
}

}  // namespace notes_export::imaging
