// The cover: drawn from the title, the site and the date, so that a shelf of years looks like a series.
#pragma once

#include "notes_export/document.h"

#include <string>

namespace notes_export::epub {

/// An SVG file of 1200 x 1600 units.
[[nodiscard]] std::string cover_drawing(const Meta& meta);

}  // namespace notes_export::epub
