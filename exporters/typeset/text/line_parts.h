// One line's share of the pieces: whole words, parts of divided ones, boxes; in the order in which they stand.
#pragma once

#include "typeset/text/line_ends.h"
#include "typeset/text/piece.h"
#include "typeset/text/styled_text.h"

#include <span>
#include <vector>

namespace notes_export::typeset {

struct LinePart {
    const Piece* piece = nullptr;
    const ShapedText* shaped = nullptr;  ///< null: an inline box
    float width = 0;
    float blank = 0;  ///< to its right
    float give = 0;   ///< to its right, where there is no blank
    bool space_after = false;
};

/// The parts of line after line. Keeps its memory between lines.
class LineParts {
public:
    LineParts(std::span<const Piece> pieces, const StyledText& text, Shaper& shaper, bool has_levels)
        : pieces_(pieces), text_(text), shaper_(shaper), has_levels_(has_levels) {}

    /// Goes on to the line that ends at `end`.
    void next(const LineEnd& end, bool is_last);

    [[nodiscard]] std::span<const LinePart> parts() const { return parts_; }  ///< from left to right
    [[nodiscard]] double natural() const { return natural_; }  ///< width without blanks
    [[nodiscard]] double blanks() const { return blanks_; }
    [[nodiscard]] double gives() const { return gives_; }
    [[nodiscard]] float ascent() const { return ascent_; }     ///< of its boxes
    [[nodiscard]] float descent() const { return descent_; }
    [[nodiscard]] bool is_forced() const { return is_forced_; }  ///< ends where the author or the text ended it
    /// Byte of the text where the next line begins.
    [[nodiscard]] std::uint32_t text_end() const { return text_end_; }

private:
    void add_end_of_line(const Piece& piece, LinePart& part) const;
    [[nodiscard]] const Word& word_of(std::uint32_t index, std::uint32_t first, const LineEnd& end);
    void order_visually();

    std::span<const Piece> pieces_;
    const StyledText& text_;
    Shaper& shaper_;
    bool has_levels_;
    std::uint32_t next_piece_ = 0;
    std::uint16_t next_point_ = 0;  // the line begins with the rest of a divided word
    std::vector<LinePart> parts_, visual_;
    std::vector<std::uint8_t> levels_;
    double natural_ = 0, blanks_ = 0, gives_ = 0;
    float ascent_ = 0, descent_ = 0;
    bool is_forced_ = false;
    std::uint32_t text_end_ = 0;
};

}  // namespace notes_export::typeset
