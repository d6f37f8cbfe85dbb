// The drawn symbols, compiled in: name in the theme's icon set and SVG path data within 24 x 24 units.
#pragma once

#include <span>
#include <string_view>

namespace notes_export::assets {

struct IconAsset {
    std::string_view name;
    std::string_view path;
};

/// Sorted by name (bytes).
[[nodiscard]] std::span<const IconAsset> icons();

}  // namespace notes_export::assets
