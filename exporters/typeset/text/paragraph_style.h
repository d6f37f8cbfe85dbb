// How the lines of one paragraph stand.
#pragma once

#include "typeset/page/flow.h"

#include <cstdint>

namespace notes_export::typeset {

/// `left` is the side where lines begin, and so the right one of text that runs from right to left; `end` is the other. `right`
/// is where it says, always.
enum class TextAlign : std::uint8_t { justify, left, center, right, end };

struct ParagraphStyle {
    float x = 0;        ///< left edge, whichever way the text runs
    float width = 0;
    float leading = 14;
    float size = 10;    ///< of the surrounding text: where the baseline stands in the line
    float first_indent = 0;
    TextAlign align = TextAlign::justify;
    bool may_hyphenate = true;
    bool is_right_to_left = false;
    bool keep_together = false;  ///< never divided between pages
    float space_before = 0;
    std::uint16_t keep = keep::free;  ///< before the first line
    std::uint32_t decoration = 0;
};

}  // namespace notes_export::typeset
