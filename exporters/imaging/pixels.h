// A decoded picture in memory: upright, sRGB, 8 bits a channel. What decoding yields and encoding takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace notes_export::imaging {

struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t colours = 3;  ///< 1 (gray) or 3 (red, green, blue)
    bool has_alpha = false;     ///< one more channel, not premultiplied
    std::string bytes;          ///< rows packed

    [[nodiscard]] std::size_t channels() const { return colours + (has_alpha ? 1U : 0U); }
    [[nodiscard]] std::size_t row_bytes() const { return width * channels(); }
};

/// Drops channels that say nothing: alpha that is opaque everywhere, colours that are all gray.
[[nodiscard]] Pixels simplified(Pixels pixels);

/// Turned upright; `orientation` is EXIF's number 1..8, others mean 1.
[[nodiscard]] Pixels upright(Pixels pixels, int orientation);

/// The picture split as a PDF wants it.
struct Planes {
    std::string colour;
    std::string alpha;  ///< empty: opaque
};
[[nodiscard]] Planes split_alpha(const Pixels& pixels);

}  // namespace notes_export::imaging
