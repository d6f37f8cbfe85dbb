// The fonts of a file, and words as their codes. A word is turned into codes once, however often it is set.
#pragma once

#include "pdf/canvas.h"
#include "pdf/composite_font.h"
#include "pdf/haru_file.h"
#include "pdf/picture_font.h"
#include "typeset/frame.h"

#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace notes_export::pdf {

/// Glyphs in a row that share a font, a height above the baseline and, if they need one, a replacement text.
struct EncodedPiece {
    std::uint16_t font = 0;
    double start = 0;      ///< from the word's origin, thousandths of the size
    double rise = 0;       ///< thousandths of the size
    std::uint32_t glyphs_before = 0;
    std::string actual_text;         ///< empty: the codes say it all
    bool continues_cluster = false;  ///< the replacement text began with an earlier piece
    std::string text;
    double width = 0;
    std::uint32_t glyphs = 0;

    [[nodiscard]] Codes codes() const { return {text, width, glyphs}; }
};

/// Pieces stand in reading order, right-to-left words too: readers of tagged files take the text in the order of the codes.
struct EncodedWord {
    std::vector<EncodedPiece> pieces;
};

class Fonts {
public:
    Fonts(const typeset::Layout& layout, HaruFile& file);

    [[nodiscard]] const EncodedWord& encode(const typeset::ShapedText& word);

    /// A blank to follow a word of `face`: its own, or for faces without one (emoji) that of another face of the layout.
    /// Null when no face has one.
    [[nodiscard]] const EncodedPiece* space(typeset::FaceId face);

    /// The object of a font by its number in resource names. It exists after write().
    [[nodiscard]] ObjectId object(std::uint16_t font) const { return font_objects_[font]; }
    [[nodiscard]] bool shows_missing_glyph() const;

    void write();

private:
    struct Slot {  // of one face; made when the face is first used
        std::unique_ptr<CompositeFont> composite;
        std::unique_ptr<PictureFont> picture;
        std::vector<std::uint16_t> resource_numbers;  // of the picture font's parts; the composite's is the first
        std::unique_ptr<EncodedPiece> space;
    };
    [[nodiscard]] bool has_space(typeset::FaceId face) const;
    [[nodiscard]] Slot& slot(typeset::FaceId face);
    [[nodiscard]] std::uint16_t new_resource();
    [[nodiscard]] std::vector<std::uint16_t> glyphs_of(typeset::FaceId face) const;
    [[nodiscard]] EncodedWord make_word(const typeset::ShapedText& word);
    struct Drawn;
    static void set_cluster_text(std::span<Drawn> cluster, std::string_view text, bool is_right_to_left);
    void append_glyph(EncodedWord& word, Slot& slot, const typeset::Face& face, const Drawn& drawn);

    const typeset::Layout& layout_;
    HaruFile& file_;
    std::vector<Slot> slots_;              // by FaceId
    std::vector<ObjectId> font_objects_;   // by resource number
    std::unordered_map<const typeset::ShapedText*, EncodedWord> words_;
};

}  // namespace notes_export::pdf
