// How large an SVG wants to be: the root element's width, height and viewBox. Reads only the start of the file, as text.
#pragma once

#include <cstdint>
#include <string_view>

namespace notes_export::base {

struct SvgSize {
    std::uint32_t width = 0;  ///< pixels of 1/96 inch, rounded; 0 for a size that is none (zero, negative)
    std::uint32_t height = 0;
};

/// Whether the first element is an `svg`, behind declaration, comments and document type.
[[nodiscard]] bool is_svg(std::string_view bytes);
/// A missing length follows from the other and the viewBox; with neither, the 300 × 150 of CSS.
[[nodiscard]] SvgSize svg_size(std::string_view bytes);

}  // namespace notes_export::base
