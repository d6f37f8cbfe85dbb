// The unit of a paragraph's work: text that is shaped as one.
#pragma once

#include "typeset/text/shape.h"

#include <cstdint>

namespace notes_export::typeset {

/// A stretch of text that is shaped as one: no break inside but hyphens, one style, face, script and direction.
struct Piece {
    Word* word = nullptr;     ///< null: an inline box
    std::uint32_t begin = 0;  ///< byte in the text
    std::uint32_t style = 0;  ///< index into StyledText::styles
    std::uint32_t box = 0;    ///< index into StyledText::boxes
    float width = 0;
    float blank = 0;  ///< natural width of the blank that follows
    float give = 0;   ///< how much wider a blank would have to be to stretch as much as what follows does; -blank: it is rigid
    float penalty = 0;
    std::uint8_t level = 0;  ///< of embedding; odd runs from right to left
    bool may_break = false;  ///< a line may end after it
    bool is_forced = false;  ///< a line ends after it
    bool has_blank = false;
    bool is_technical = false;  ///< part of an identifier or address: a hyphen would change it
};

/// Penalty of a break within a word that no line can hold; such a piece is never hyphenated as well.
inline constexpr float emergency_penalty = 3'000;

}  // namespace notes_export::typeset
