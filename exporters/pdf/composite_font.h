// One face as a composite font (Type 0) of the file: which codes its glyphs are written with, and at the end the font program with
// only what was used, the widths, and the way back from codes to text.
#pragma once

#include "pdf/haru_file.h"
#include "typeset/font/face.h"
#include "typeset/font/subset.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::pdf {

class CompositeFont {
public:
    /// `glyphs`: all that may be shown, ascending; CFF programs are subset at once because their codes depend on it.
    CompositeFont(const typeset::Face& face, std::vector<std::uint16_t> glyphs, ObjectId id);

    struct Code {
        std::uint16_t value = 0;
        bool is_text_exact = true;  ///< false: the code already stands for other text
    };
    /// The code that shows `glyph` and is read as `text` (UTF-8). TrueType programs have one per pair; elsewhere the
    /// first text of a glyph wins.
    [[nodiscard]] Code code(std::uint16_t glyph, std::string_view text);

    /// Advance in thousandths of the size, as the file will say it.
    [[nodiscard]] double width(std::uint16_t glyph) const;
    [[nodiscard]] const typeset::Face& face() const { return face_; }
    [[nodiscard]] ObjectId id() const { return id_; }
    [[nodiscard]] bool shows_missing_glyph() const { return shows_missing_glyph_; }

    /// Writes the font and all it needs. No further codes may be asked for.
    void write(HaruFile& file);

private:
    struct Used {
        std::uint16_t glyph = 0;
        std::string text;
    };
    [[nodiscard]] Code add(std::uint16_t value, std::uint16_t glyph, std::string_view text);
    [[nodiscard]] bool has_code_map() const { return face_.program() == typeset::FontProgram::truetype; }
    [[nodiscard]] std::vector<std::uint16_t> used_glyphs() const;
    [[nodiscard]] std::vector<std::uint16_t> codes_in_order() const;
    [[nodiscard]] std::string base_name(std::string_view program) const;
    [[nodiscard]] std::string widths() const;
    [[nodiscard]] std::string code_map() const;
    ObjectId write_descriptor(HaruFile& file, const std::string& name) const;

    const typeset::Face& face_;
    ObjectId id_;
    std::vector<std::uint16_t> glyphs_;                // asked to be subset, ascending
    typeset::FontSubset subset_;
    std::vector<Used> used_;                           // in order of first use
    std::vector<std::uint16_t> values_;                // code of each of used_
    std::unordered_map<std::string, std::uint32_t> by_pair_;   // glyph and text → index into used_
    std::unordered_map<std::uint16_t, std::uint32_t> by_glyph_;
    bool shows_missing_glyph_ = false;
};

/// A CMap stream's text: `codes` of `code_bytes` bytes each with the UTF-8 they stand for, ascending.
[[nodiscard]] std::string to_unicode_map(const std::vector<std::pair<std::uint16_t, std::string_view>>& codes, int code_bytes);

/// Six capital letters that differ with `content` (ISO 32000-1 §9.6.4).
[[nodiscard]] std::string subset_tag(std::string_view content);

}  // namespace notes_export::pdf
