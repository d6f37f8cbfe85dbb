// Icons drawn as paths: a small set of our own on a grid of 24 units, by the names that pages use.
#pragma once

#include "typeset/frame.h"

#include <string_view>

namespace notes_export::typeset {

struct IconDrawing {
    std::string_view name;
    std::string_view path;  ///< "M x y L x y C … Z" in grid units
    bool is_filled = false; ///< stroked with 1.8 units otherwise
};

/// By name, with or without the theme's prefix ("gdoc_fire", "fire"); null when it is not in the set.
[[nodiscard]] const IconDrawing* find_icon(std::string_view name);

/// The icon in a square of `size` points whose upper left corner is at (x, y).
[[nodiscard]] PathItem draw_icon(const IconDrawing& icon, float x, float y, float size, Color color, NodeId owner);

}  // namespace notes_export::typeset
