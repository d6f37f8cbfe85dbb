#include "base/exif.h"

#include <cstdint>

namespace notes_export::base {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t short_type = 3, long_type = 4;

class Tiff {
public:
    explicit Tiff(std::string_view bytes) : bytes_(bytes), is_big_endian_(bytes.starts_with('M')) {}

    // 0 beyond the end, which no caller takes for an answer.
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count) const {
        if (at > bytes_.size() || bytes_.size() - at < count) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[at + (is_big_endian_ ? i : count - 1 - i)]));
            value = (value << 8U) | byte;
        }
        return value;
    }

private:
    std::string_view bytes_;
    bool is_big_endian_;
};

}  // namespace

bool is_tiff(std::string_view bytes) { return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv); }

std::optional<std::uint32_t> tiff_field(std::string_view bytes, TiffField field) {
    if (!is_tiff(bytes)) return std::nullopt;
    const Tiff tiff(bytes);
    const std::size_t directory = tiff.number(4, 4);
    if (directory < 8 || directory >= bytes.size()) return std::nullopt;
    const std::uint32_t entries = tiff.number(directory, 2);  // at most 65535
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (entry + 12 > bytes.size()) return std::nullopt;
        if (tiff.number(entry, 2) != static_cast<std::uint32_t>(field)) continue;
        switch (tiff.number(entry + 2, 2)) {
            case short_type: return tiff.number(entry + 8, 2);
            case long_type: return tiff.number(entry + 8, 4);
            default: return std::nullopt;
        }
    }
    return std::nullopt;
}

int exif_orientation(std::string_view bytes) {
    const std::uint32_t value = tiff_field(bytes, TiffField::orientation).value_or(1);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

}  // namespace notes_export::base
