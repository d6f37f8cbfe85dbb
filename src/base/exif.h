// The one thing we ask of EXIF data: which way up the picture is.
#pragma once

#include <string_view>

namespace notes_export::base {

/// EXIF's orientation, 1 to 8, from a TIFF structure ("II*\0…" or "MM\0*…"); 1 when it does not tell or is broken.
[[nodiscard]] int exif_orientation(std::string_view tiff);

}  // namespace notes_export::base
