// The unit of a paragraph's work: text that is shaped as one.
#pragma once

#include "typeset/text/shape.h"

#include <algorithm>
#include <cstdint>

namespace notes_export::typeset {

/// Of a piece of no-break blanks, which has neither a word nor a box.
inline constexpr std::uint32_t no_box = 0xFFFF'FFFF;

/// A stretch of text that is shaped as one: no break inside but hyphens, one style, face, script and direction.
struct Piece {
    Word* word = nullptr;     ///< null: an inline box, or no-break blanks where a line may begin
    const Word* hyphenated = nullptr;  ///< what stands there when a line ends at the soft hyphen after it
    std::uint32_t begin = 0;  ///< byte in the text
    std::uint32_t style = 0;  ///< index into StyledText::styles
    std::uint32_t box = 0;    ///< index into StyledText::boxes, or no_box
    float width = 0;
    float blank = 0;  ///< natural width of the blanks that follow
    float kept = 0;   ///< how much of them does not vanish at a line's end, because it does not break
    float give = 0;   ///< how much wider a blank would have to be to stretch as much as what follows does; -blank: it is rigid
    float penalty = 0;
    std::uint8_t level = 0;  ///< of embedding; odd runs from right to left
    bool may_break = false;  ///< a line may end after it
    bool is_forced = false;  ///< a line ends after it
    bool has_blank = false;
    bool has_own_breaks = false;  ///< part of an identifier or address, or of a word with soft hyphens: never hyphenated otherwise

    [[nodiscard]] bool is_box() const { return word == nullptr && box != no_box; }
    [[nodiscard]] bool is_blank() const { return word == nullptr && box == no_box; }
};

/// How much wider the piece is with the hyphen that its soft one becomes at a line's end.
[[nodiscard]] inline double hyphen_width(const Piece& piece) {
    if (piece.hyphenated == nullptr) return 0;
    const double scale = static_cast<double>(piece.width) / std::max(1, piece.word->shaped->advance);
    return (piece.hyphenated->shaped->advance - piece.word->shaped->advance) * scale;
}

/// Penalty of a break within a word that no line can hold; such a piece is never hyphenated as well.
inline constexpr float emergency_penalty = 3'000;

}  // namespace notes_export::typeset
