// The font files that came with the program: compiled in, or (large ones for other scripts) installed beside it by
// Debian's font packages. Only bytes and names; what they mean is the typesetter's business.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace notes_export::assets {

struct BuiltinFont {
    std::string_view name;  ///< file name
    const std::byte* begin;
    const std::byte* end;
    [[nodiscard]] std::span<const std::byte> bytes() const { return {begin, end}; }
};

struct InstalledFont {
    std::string_view name;
    const char* path;  ///< as found when the program was built
};

[[nodiscard]] std::span<const BuiltinFont> builtin_fonts();
[[nodiscard]] std::span<const InstalledFont> installed_fonts();

}  // namespace notes_export::assets
