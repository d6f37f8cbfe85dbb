// Drawings (SVG): written anew from what is harmless, and rasterised for print.
#pragma once

#include "imaging/pixels.h"
#include "notes_export/picture.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::imaging {

/// A drawing that may stand in an output: no script, no reference to anything outside of it, no metadata.
struct Drawing {
    std::string svg;
    double width = 0;   ///< CSS pixels
    double height = 0;
    std::vector<std::string> losses;  ///< what was left out that its author will miss
    std::uint64_t layers = 0;  ///< how often a surface as large as the drawing is needed to paint it, about
};

/// Throws Unreadable when it is not a drawing or passes a limit.
[[nodiscard]] Drawing clean_drawing(std::string_view bytes);

/// The drawing as it is given to the screen.
[[nodiscard]] EncodedPicture as_file(const Drawing& drawing);

/// Painted `width` pixels across. Throws Unreadable, Unavailable.
[[nodiscard]] Pixels rasterised(const Drawing& drawing, std::uint32_t width);

}  // namespace notes_export::imaging
