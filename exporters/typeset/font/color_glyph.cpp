#include "typeset/font/color_glyph.h"

#include "notes_export/diagnostic.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>

namespace notes_export::typeset {

struct ColorGlyphs::Opened {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    Opened() = default;
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

ColorGlyphs::ColorGlyphs(const Face& face) : opened_(std::make_unique<Opened>()), units_per_em_(face.units_per_em()) {
    const std::span<const std::byte> bytes = face.bytes();
    const bool is_open = FT_Init_FreeType(&opened_->library) == 0 &&
                         FT_New_Memory_Face(opened_->library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                                            static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(face.index()),
                                            &opened_->face) == 0 &&
                         opened_->face->num_fixed_sizes > 0 && FT_Select_Size(opened_->face, 0) == 0;
    if (!is_open) throw Failure("font-unusable", "the colour font " + quoted(face.name()) + " cannot be read");
}

ColorGlyphs::~ColorGlyphs() = default;

std::optional<ColorGlyph> ColorGlyphs::picture(std::uint16_t glyph) const {
    FT_Face face = opened_->face;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return std::nullopt;
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.rows == 0) return std::nullopt;

    ColorGlyph result;
    result.width = bitmap.width, result.height = bitmap.rows;
    result.rgb.reserve(std::size_t{bitmap.width} * bitmap.rows * 3);
    result.alpha.reserve(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned y = 0; y < bitmap.rows; ++y) {
        const unsigned char* pixel = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        for (unsigned x = 0; x < bitmap.width; ++x, pixel += 4) {
            const unsigned alpha = pixel[3];
            // FreeType delivers blue, green, red multiplied with alpha; files want them as they are.
            for (const int channel : {2, 1, 0}) {
                const unsigned value = alpha == 0 ? 0 : std::min(255U, (pixel[channel] * 255U + alpha / 2) / alpha);
                result.rgb += static_cast<char>(value);
            }
            result.alpha += static_cast<char>(alpha);
        }
    }
    const double unit = static_cast<double>(units_per_em_) / std::max<int>(1, face->size->metrics.y_ppem);
    result.left = face->glyph->bitmap_left * unit;
    result.bottom = (face->glyph->bitmap_top - static_cast<int>(bitmap.rows)) * unit;
    result.box_width = bitmap.width * unit;
    result.box_height = bitmap.rows * unit;
    return result;
}

}  // namespace notes_export::typeset
