// Making pictures smaller: a separable Lanczos filter over pixels in memory.
#pragma once

#include "imaging/pixels.h"

#include <cstdint>
#include <functional>

namespace notes_export::imaging {

struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

/// A picture that comes row by row, as from a decoder, and need not be in memory as a whole.
struct RowSource {
    Size size;
    std::uint32_t colours = 3;  ///< as in Pixels
    bool has_alpha = false;
    std::function<const char*(std::uint32_t)> row;  ///< asked for once each, from the top; valid until the next call
};

/// The picture at exactly `size`, in which neither side may be longer than it has.
[[nodiscard]] Pixels resampled(const RowSource& source, Size size);

/// The height that keeps the proportions; at least 1.
[[nodiscard]] std::uint32_t height_for(std::uint32_t width, std::uint32_t full_width, std::uint32_t full_height);

/// Scaled down to `width` pixels across; as it is when it is that size or smaller, or `width` is 0.
[[nodiscard]] Pixels scaled_down(const Pixels& pixels, std::uint32_t width);

}  // namespace notes_export::imaging
