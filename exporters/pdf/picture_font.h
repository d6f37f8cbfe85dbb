// A face of colour pictures (emoji) as fonts of the file: Type 3, each glyph a little picture. Measured: drawn well
// by all renderers tried, and unlike a mere picture its text can be searched and read aloud.
#pragma once

#include "pdf/haru_file.h"
#include "typeset/font/color_glyph.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::pdf {

class PictureFont {
public:
    explicit PictureFont(const typeset::Face& face) : face_(face) {}

    struct Code {
        std::size_t part = 0;  ///< which of the face's fonts; a simple font holds 255 codes
        std::uint8_t value = 1;
    };
    [[nodiscard]] Code code(std::uint16_t glyph, std::string_view text);

    [[nodiscard]] double width(std::uint16_t glyph) const;
    [[nodiscard]] std::size_t parts() const;

    /// Writes part n under `ids[n]`.
    void write(HaruFile& file, const std::vector<ObjectId>& ids) const;

private:
    struct Used {
        std::uint16_t glyph = 0;
        std::string text;
    };
    void write_part(HaruFile& file, ObjectId id, std::size_t begin, std::size_t end, const typeset::ColorGlyphs& glyphs,
                    std::unordered_map<std::uint16_t, ObjectId>& pictures) const;

    const typeset::Face& face_;
    std::vector<Used> used_;
    std::unordered_map<std::string, std::uint32_t> by_pair_;
};

}  // namespace notes_export::pdf
