// How large a picture may be (THREATS §3).
#pragma once

#include <cstdint>

namespace notes_export::resolve {

// A camera's largest JPEG, twice.
inline constexpr std::uint64_t max_picture_bytes = std::uint64_t{64} << 20;
// Beyond what cameras make; decoding more costs seconds and says nothing on paper.
inline constexpr std::uint64_t max_picture_pixels = 100'000'000;

}  // namespace notes_export::resolve
