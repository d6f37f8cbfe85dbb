// The symbols that notes may show, by their names in the theme's icon set, drawn by us (assets/icons).
#pragma once

#include <string_view>

namespace notes_export::markup {

/// The outline of a symbol as SVG path data within 24 x 24 units, to be stroked two units wide without filling. An unknown name
/// gets the symbol for "some symbol".
[[nodiscard]] std::string_view icon_path(std::string_view name);
[[nodiscard]] bool has_icon(std::string_view name);

}  // namespace notes_export::markup
