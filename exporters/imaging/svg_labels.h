// Labels of diagrams that are HTML (foreignObject), as Draw.io and Mermaid write them: their words as text of the drawing. Nothing but
// a browser lays HTML out; a label is a few centred lines, and those are drawn.
#pragma once

#include "imaging/svg_css.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace notes_export::imaging {

/// The words of a label or of a text in a drawing, blanks between them as one.
[[nodiscard]] std::string words_of(pugi::xml_node node);

/// Whether some of its words stand upon a background, as those on arrows do.
[[nodiscard]] bool has_background(pugi::xml_node label);

/// Appends a group with one text for each line of `foreign` to `to`. False when it has no words.
bool draw_label(pugi::xml_node foreign, pugi::xml_node to, const CssScope& scope, Losses& losses);

}  // namespace notes_export::imaging
