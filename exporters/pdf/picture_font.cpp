#include "pdf/picture_font.h"

#include "pdf/composite_font.h"
#include "pdf/picture.h"

#include <algorithm>
#include <cmath>

namespace notes_export::pdf {
namespace {

constexpr std::size_t codes_per_font = 255;  // one byte, from 1

void append_picture_name(std::string& out, std::int64_t number) {
    out += "/I";
    append_integer(out, number);
}

/// The picture of a glyph in its place; `unit` turns font units into glyph space.
void append_drawing(std::string& out, const typeset::ColorGlyph& glyph, std::int64_t number, double unit) {
    out += "q ";
    for (const double value : {glyph.box_width, 0.0, 0.0, glyph.box_height, glyph.left, glyph.bottom})
        append_real(out, value * unit), out += ' ';
    out += "cm";
    append_picture_name(out, number);
    out += " Do Q\n";
}

}  // namespace

PictureFont::Code PictureFont::code(std::uint16_t glyph, std::string_view text) {
    std::string pair{static_cast<char>(glyph >> 8), static_cast<char>(glyph & 0xFF)};
    pair += text;
    const auto [it, is_new] = by_pair_.emplace(std::move(pair), static_cast<std::uint32_t>(used_.size()));
    if (is_new) used_.push_back({glyph, std::string(text)});
    return {it->second / codes_per_font, static_cast<std::uint8_t>(it->second % codes_per_font + 1)};
}

double PictureFont::width(std::uint16_t glyph) const {
    return std::round(face_.advance(glyph) * 100000.0 / face_.units_per_em()) / 100;
}

std::size_t PictureFont::parts() const { return (used_.size() + codes_per_font - 1) / codes_per_font; }

void PictureFont::write(HaruFile& file, const std::vector<ObjectId>& ids) const {
    const typeset::ColorGlyphs glyphs(face_);
    std::unordered_map<std::uint16_t, ObjectId> pictures;  // glyph → its picture, drawn by several codes
    for (std::size_t part = 0; part < parts(); ++part) {
        const std::size_t begin = part * codes_per_font;
        write_part(file, ids[part], begin, std::min(begin + codes_per_font, used_.size()), glyphs, pictures);
    }
}

void PictureFont::write_part(HaruFile& file, ObjectId id, std::size_t begin, std::size_t end,
                             const typeset::ColorGlyphs& glyphs,
                             std::unordered_map<std::uint16_t, ObjectId>& pictures) const {
    // Glyph space is a thousandth of the size, as everywhere.
    const double unit = 1000.0 / face_.units_per_em();
    std::string procedures = "<<", differences = "[1", widths = "[", resources = "<<";
    std::vector<std::pair<std::uint16_t, std::string_view>> texts;
    for (std::size_t i = begin; i < end; ++i) {
        const Used& used = used_[i];
        const auto number = static_cast<std::int64_t>(i - begin + 1);
        std::string drawing;
        append_real(drawing, width(used.glyph));
        drawing += " 0 d0\n";
        if (const std::optional<typeset::ColorGlyph> glyph = glyphs.picture(used.glyph)) {
            ObjectId& picture = pictures[used.glyph];
            if (picture == ObjectId::none) picture = write_pixels(file, glyph->width, glyph->height, 3, glyph->rgb, glyph->alpha);
            append_drawing(drawing, *glyph, number, unit);
            append_picture_name(resources, number);
            resources += ' ';
            append_reference(resources, picture);
        }
        const ObjectId form = file.reserve();
        file.write_stream(form, "", drawing);
        const std::string name = "/g" + std::to_string(number);
        procedures += name + ' ';
        append_reference(procedures, form);
        differences += name;
        append_real(widths, width(used.glyph)), widths += ' ';
        texts.emplace_back(static_cast<std::uint16_t>(number), used.text);
    }
    widths.back() = ']';
    const ObjectId to_unicode = file.reserve();
    file.write_stream(to_unicode, "", to_unicode_map(texts, 1));

    std::string out = "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 -300 1300 1000]/FirstChar 1/LastChar ";
    append_integer(out, static_cast<std::int64_t>(end - begin));
    out += "/Widths" + widths + "/Encoding<</Type/Encoding/Differences" + differences + "]>>/CharProcs" + procedures + ">>/Resources<</XObject" + resources + ">>>>";
    out += "/ToUnicode ";
    append_reference(out, to_unicode);
    file.write(id, out + ">>");
}

}  // namespace notes_export::pdf
