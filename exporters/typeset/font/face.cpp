#include "typeset/font/face.h"

#include "notes_export/diagnostic.h"

#include <hb-ot.h>
#include <hb.h>

#include <cmath>
#include <string_view>

namespace notes_export::typeset {
namespace {

/// A table of the font, released at the end of its use.
class FontTable {
public:
    FontTable(hb_face_t* face, const char (&tag)[5])
        : blob_(hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]))) {
        unsigned length = 0;
        const char* data = hb_blob_get_data(blob_, &length);
        bytes_ = {data, length};
    }
    ~FontTable() { hb_blob_destroy(blob_); }
    FontTable(const FontTable&) = delete;
    FontTable& operator=(const FontTable&) = delete;

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    [[nodiscard]] bool is_empty() const { return bytes_.empty(); }
    [[nodiscard]] unsigned byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
    }
    [[nodiscard]] int unsigned16(std::size_t at) const { return static_cast<int>(byte(at) << 8U | byte(at + 1)); }
    [[nodiscard]] int signed16(std::size_t at) const {
        return static_cast<std::int16_t>(static_cast<std::uint16_t>(unsigned16(at)));
    }

private:
    hb_blob_t* blob_;
    std::string_view bytes_;
};

/// Whether a bare CFF font is CID-keyed: its top dictionary opens with the ROS operator (12 30). The header, then the
/// name index, then the dictionary index stand one after the other (Adobe TN 5176 §5–8).
bool is_cid_keyed(const FontTable& cff) {
    const auto index_end = [&](std::size_t at) -> std::size_t {
        const auto count = static_cast<std::size_t>(cff.unsigned16(at));
        if (count == 0) return at + 2;
        const std::size_t width = cff.byte(at + 2);
        std::size_t last = 0;
        for (std::size_t i = 0; i < width; ++i) last = last << 8U | cff.byte(at + 3 + count * width + i);
        return at + 2 + (count + 1) * width + last;
    };
    const std::size_t dictionaries = index_end(cff.byte(2));
    const std::size_t end = index_end(dictionaries);
    const std::string_view bytes = cff.bytes();
    if (end > bytes.size() || dictionaries >= end) return false;
    return bytes.substr(dictionaries, end - dictionaries).find("\x0c\x1e") != std::string_view::npos;
}

FontProgram program_of(hb_face_t* face) {
    if (const FontTable cff(face, "CFF "); !cff.is_empty()) {
        return is_cid_keyed(cff) ? FontProgram::cff_cid : FontProgram::cff;
    }
    if (const FontTable bitmaps(face, "CBDT"); !bitmaps.is_empty()) return FontProgram::color_bitmap;
    return FontProgram::truetype;
}

/// The PostScript name, reduced to the characters a PDF name takes without escapes.
std::string postscript_name_of(hb_face_t* face, const std::string& fallback) {
    char buffer[128];
    unsigned length = sizeof buffer;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length, buffer);
    std::string name;
    for (const char c : std::string_view(buffer, length)) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (is_plain) name += c;
    }
    return name.empty() ? fallback : name;
}

int metric(hb_font_t* font, hb_ot_metrics_tag_t tag, int otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : otherwise;
}

}  // namespace

Face::Face(std::string name, std::span<const std::byte> bytes, unsigned index)
    : name_(std::move(name)), bytes_(bytes), index_(index) {
    hb_blob_t* blob = hb_blob_create(reinterpret_cast<const char*>(bytes_.data()), static_cast<unsigned>(bytes_.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_ = hb_face_create(blob, index_);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(hb_face_) == 0) {  // HarfBuzz hands out an empty face for bytes that are no font
        hb_face_destroy(hb_face_);
        throw Failure("font-unusable", "the font file " + quoted(name_) + " cannot be used");
    }
    units_per_em_ = static_cast<int>(hb_face_get_upem(hb_face_));
    hb_font_ = hb_font_create(hb_face_);
    hb_font_set_scale(hb_font_, units_per_em_, units_per_em_);

    program_ = program_of(hb_face_);
    postscript_name_ = postscript_name_of(hb_face_, "Font");
    ascender_ = metric(hb_font_, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, units_per_em_ * 4 / 5);
    descender_ = metric(hb_font_, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -units_per_em_ / 5);
    cap_height_ = metric(hb_font_, HB_OT_METRICS_TAG_CAP_HEIGHT, units_per_em_ * 7 / 10);
    x_height_ = metric(hb_font_, HB_OT_METRICS_TAG_X_HEIGHT, units_per_em_ / 2);

    const FontTable head(hb_face_, "head");
    box_ = {head.signed16(36), head.signed16(38), head.signed16(40), head.signed16(42)};
    const FontTable post(hb_face_, "post");
    italic_angle_ = post.signed16(4) + post.unsigned16(6) / 65536.0;
    is_fixed_pitch_ = post.unsigned16(12) != 0 || post.unsigned16(14) != 0;
    const FontTable os2(hb_face_, "OS/2");
    if (!os2.is_empty()) {
        weight_ = os2.unsigned16(4);
        const unsigned family = os2.byte(32), serif_style = os2.byte(33);  // PANOSE
        is_serif_ = family == 2 && serif_style >= 2 && serif_style <= 10;
    }
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(hb_font_, U' ', &glyph)) space_glyph_ = static_cast<std::uint16_t>(glyph);
    hb_face_make_immutable(hb_face_);
    hb_font_make_immutable(hb_font_);  // from here on threads may share it
}

Face::~Face() {
    hb_font_destroy(hb_font_);
    hb_face_destroy(hb_face_);
}

int Face::advance(std::uint16_t glyph) const { return hb_font_get_glyph_h_advance(hb_font_, glyph); }

bool Face::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(hb_font_, character, &glyph) != 0;
}

}  // namespace notes_export::typeset
