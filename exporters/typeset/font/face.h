// One font file: its bytes and what HarfBuzz and FreeType make of them, owned together. Faces live as long as
// the process (compiled-in fonts) and are shared by all outputs; each use of the HarfBuzz font is read-only and
// thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct hb_face_t;
struct hb_font_t;

namespace notes_export::typeset {

enum class FontProgram { truetype, cff, cff_cid, color_bitmap };

class Face {
public:
    /// `name` is the file's name, for messages and dumps. Throws Failure("font-unusable").
    Face(std::string name, std::span<const std::byte> bytes, unsigned index = 0);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
    [[nodiscard]] unsigned index() const { return index_; }  ///< within a collection
    [[nodiscard]] FontProgram program() const { return program_; }
    [[nodiscard]] const std::string& postscript_name() const { return postscript_name_; }

    // Metrics in font units, from the font's tables.
    [[nodiscard]] int units_per_em() const { return units_per_em_; }
    [[nodiscard]] int ascender() const { return ascender_; }      ///< above the baseline
    [[nodiscard]] int descender() const { return descender_; }    ///< negative: below the baseline
    [[nodiscard]] int cap_height() const { return cap_height_; }
    [[nodiscard]] int x_height() const { return x_height_; }
    [[nodiscard]] int weight() const { return weight_; }          ///< 400 regular, 700 bold
    [[nodiscard]] double italic_angle() const { return italic_angle_; }  ///< degrees, negative leans right
    [[nodiscard]] bool is_fixed_pitch() const { return is_fixed_pitch_; }
    [[nodiscard]] bool is_serif() const { return is_serif_; }
    struct Box { int x_min = 0, y_min = 0, x_max = 0, y_max = 0; };
    [[nodiscard]] Box bounding_box() const { return box_; }
    [[nodiscard]] std::uint16_t space_glyph() const { return space_glyph_; }
    [[nodiscard]] int advance(std::uint16_t glyph) const;
    [[nodiscard]] bool has(char32_t character) const;

    [[nodiscard]] hb_face_t* hb_face() const { return hb_face_; }
    [[nodiscard]] hb_font_t* hb_font() const { return hb_font_; }

private:
    std::string name_;
    std::span<const std::byte> bytes_;
    unsigned index_ = 0;
    FontProgram program_ = FontProgram::truetype;
    std::string postscript_name_;
    int units_per_em_ = 1000, ascender_ = 0, descender_ = 0, cap_height_ = 0, x_height_ = 0, weight_ = 400;
    double italic_angle_ = 0;
    bool is_fixed_pitch_ = false, is_serif_ = false;
    Box box_;
    std::uint16_t space_glyph_ = 0;
    hb_face_t* hb_face_ = nullptr;
    hb_font_t* hb_font_ = nullptr;
};

}  // namespace notes_export::typeset
