// What of SVG may stand in an output. Everything else is left out.
#pragma once

#include <string_view>

namespace notes_export::imaging {

enum class SvgElement {
    dropped,     ///< with all that stands in it
    transparent, ///< itself left out, its contents kept (links)
    kept
};
/// `name` without a prefix.
[[nodiscard]] SvgElement svg_element(std::string_view name);

/// Geometry, presentation and text attributes; none that could name something outside of the drawing, and neither
/// `href` nor `style`, which are looked at by themselves.
[[nodiscard]] bool is_svg_attribute(std::string_view name);

/// Of those, what a style sheet may set as well.
[[nodiscard]] bool is_svg_property(std::string_view name);

}  // namespace notes_export::imaging
