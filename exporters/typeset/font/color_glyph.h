// Colour pictures of a bitmap font's glyphs (emoji), decoded for files that must carry them as pictures.
#pragma once

#include "typeset/font/face.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace notes_export::typeset {

struct ColorGlyph {
    std::uint32_t width = 0, height = 0;  ///< pixels
    std::string rgb;                      ///< three bytes a pixel, not premultiplied
    std::string alpha;                    ///< one byte a pixel
    /// Where the picture stands, in font units from the glyph's origin: left and lower edge, and its size.
    double left = 0, bottom = 0, box_width = 0, box_height = 0;
};

/// Opens a face of program `color_bitmap`. Not thread-safe: one per output.
class ColorGlyphs {
public:
    explicit ColorGlyphs(const Face& face);
    ~ColorGlyphs();
    ColorGlyphs(const ColorGlyphs&) = delete;
    ColorGlyphs& operator=(const ColorGlyphs&) = delete;

    /// Nothing when the glyph has no picture.
    [[nodiscard]] std::optional<ColorGlyph> picture(std::uint16_t glyph) const;

private:
    struct Opened;
    std::unique_ptr<Opened> opened_;
    int units_per_em_;
};

}  // namespace notes_export::typeset
