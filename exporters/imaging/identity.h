// Which pictures are the same, whatever they are called and however often they were read.
#pragma once

#include <cstdint>
#include <string_view>

namespace notes_export::imaging {

/// Two equal values mean equal bytes but for an accident of one in 2^64 or so. Not safe against somebody who wants
/// two of his own pictures mixed up; he would only see one of them twice.
struct Identity {
    std::uint64_t size = 0;
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    friend auto operator<=>(const Identity&, const Identity&) = default;
};

[[nodiscard]] Identity identity_of(std::string_view bytes);

}  // namespace notes_export::imaging
