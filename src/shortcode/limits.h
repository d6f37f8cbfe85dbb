// How much a page may ask of its shortcodes (THREATS §3).
#pragma once

#include <cstddef>

namespace notes_export::shortcode {

// Deep enough for any hint in a column in a tab that people write; shallow enough that recursive walks over
// calls stay far from the stack's end.
inline constexpr std::size_t max_nesting = 64;

// A thousand times what the longest real page uses; a generated page beyond it is a mistake or an attack.
inline constexpr std::size_t max_calls = 50'000;

// A site's own shortcodes: big sites have some thirty, their texts are a few lines with a handful of places.
inline constexpr std::size_t max_customs = 1'000;
inline constexpr std::size_t max_pattern_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t max_pattern_places = 64;

}  // namespace notes_export::shortcode
