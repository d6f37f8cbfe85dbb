// The part of a font that a document uses, as a file needs it: the only file of the font folder that includes HarfBuzz's
// subsetter.
#pragma once

#include "typeset/font/face.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace notes_export::typeset {

struct FontSubset {
    std::string program;  ///< a TrueType file without layout tables, or for CFF faces the bare CFF table
    /// For each glyph asked for, in the order asked: its number in `program`. For CID-keyed fonts its CID, which is what
    /// codes of a file must name (measured: new numbers extract well but draw blank).
    std::vector<std::uint16_t> glyphs;
};

/// Subsets to the given glyphs (ascending, without 0, which is always kept). Throws Failure("font-unusable").
[[nodiscard]] FontSubset subset_font(const Face& face, std::span<const std::uint16_t> glyphs);

}  // namespace notes_export::typeset
