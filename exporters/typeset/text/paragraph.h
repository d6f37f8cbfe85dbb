// Styled text → lines in a flow: itemize → shape → break → place. The only door into text/.
#pragma once

#include "typeset/page/flow.h"
#include "typeset/text/itemize.h"
#include "typeset/text/line_ends.h"
#include "typeset/text/line_parts.h"
#include "typeset/text/paragraph_style.h"
#include "typeset/text/shape.h"
#include "typeset/text/styled_text.h"

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::typeset {

/// One per layout: keeps the word cache and scratch memory.
class ParagraphSetter {
public:
    ParagraphSetter(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language);

    /// Appends the lines of `text` to `flow`, each an element. Returns how many.
    std::size_t set(StyledText&& text, const ParagraphStyle& style, Flow& flow);
    /// Width of the text on one line, and the widest stretch of it that cannot be broken.
    struct Extent {
        double natural = 0, minimum = 0;
    };
    [[nodiscard]] Extent measure(const StyledText& text);
    /// One line without breaks, as an item; for labels, numbers, running heads. Returns its width.
    double place_line(std::string_view words, const TextStyle& style, double x, double baseline, std::vector<Item>& out);
    [[nodiscard]] double line_width(std::string_view words, const TextStyle& style);
    /// As much of `words` as fits into `room` on one line, "…" behind it where something is left out; ends between words, and
    /// within one where the line would be half empty otherwise. The work is bounded by what a line can hold.
    [[nodiscard]] std::string shortened(std::string_view words, const TextStyle& style, double room);
    /// Code as it stands, blanks and all, on a grid of cells. Returns its width.
    double place_code(std::string_view code, const TextStyle& style, double x, double baseline, double cell,
                      std::vector<Item>& out);
    [[nodiscard]] int units_per_em(FaceId face) const { return fonts_[face].units_per_em(); }
    /// What is set from now on is in another language.
    void set_language(const std::string& language);
    /// Whether lines without a paragraph (labels, running heads) run from right to left.
    void set_right_to_left(bool is_right_to_left) { is_right_to_left_ = is_right_to_left; }
    /// What characters without a font are reported at, unless the text itself knows better.
    void set_place(Span place) { fonts_.set_place(place); }

private:
    void place_lines(StyledText& text, const ParagraphStyle& style, std::span<const Piece> pieces, std::span<const LineEnd> ends,
                     Flow& flow);

    FontSet& fonts_;
    Shaper shaper_;
    Itemizer itemizer_;
    LineEndFinder line_ends_;
    bool is_right_to_left_ = false;
};

}  // namespace notes_export::typeset
