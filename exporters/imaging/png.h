// Writing PNG files without loss: a palette where there are few colours, the smallest of gray and colour otherwise.
#pragma once

#include "imaging/pixels.h"

#include <string>

namespace notes_export::imaging {

/// True when a palette of 256 entries can hold every colour (alpha included).
[[nodiscard]] bool has_few_colours(const Pixels& pixels);

/// The picture as a file with the chunks IHDR, PLTE, tRNS, IDAT and IEND only.
[[nodiscard]] std::string encode_png(const Pixels& pixels);

/// A guess at the size of encode_png() from a part of the rows, at a fraction of the cost.
[[nodiscard]] std::size_t estimate_png_size(const Pixels& pixels);

}  // namespace notes_export::imaging
