// What a picture file is and how large, from its header alone. Decodes nothing and believes nothing it cannot check: every
// length is held against the bytes that are there.
#pragma once

#include "notes_export/picture.h"

#include <cstdint>
#include <string_view>

namespace notes_export::base {

struct ImageInfo {
    PictureKind kind = PictureKind::unknown;
    std::uint32_t width = 0;   ///< pixels, upright; 0 when the header does not tell (then so is the height)
    std::uint32_t height = 0;
    int orientation = 1;       ///< EXIF's number, 1 to 8; already applied to width and height
};

/// `bytes` is the whole file or at least its header. SVG: pixels of 1/96 inch from width, height and viewBox.
[[nodiscard]] ImageInfo image_info(std::string_view bytes);

}  // namespace notes_export::base
