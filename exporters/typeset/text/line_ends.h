// Pieces → where lines end: hyphens looked up where whole words make bad lines, signs at the edge hung into the margin.
#pragma once

#include "typeset/text/line_break.h"
#include "typeset/text/paragraph_style.h"
#include "typeset/text/piece.h"
#include "typeset/text/styled_text.h"

#include <span>
#include <vector>

namespace notes_export::typeset {

struct LineEnd {
    std::uint32_t piece = 0;  ///< the line's last
    std::uint16_t point = 0;  ///< 1 + index into the points of its word, where it is divided; 0: after the piece
    double width = 0;         ///< natural width of the line, less what hangs out
};

class LineEndFinder {
public:
    LineEndFinder(FontSet& fonts, Shaper& shaper) : fonts_(fonts), shaper_(shaper) {}

    /// Ends of all lines; they hold until the next call. `has_levels`: some of the text runs from right to left.
    std::span<const LineEnd> find(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles, const ParagraphStyle& style,
                                  bool has_levels);

private:
    struct Source {
        std::uint32_t piece = 0;
        std::uint16_t point = 0;
    };
    [[nodiscard]] std::vector<BrokenLine> break_lines(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles,
                                                      const ParagraphStyle& style);
    void make_candidates(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles, bool hyphenated);
    void add_hyphens(std::uint32_t index, Piece& piece, double width, double blank);
    [[nodiscard]] double hang(const Piece& piece, const Word& word) const;

    FontSet& fonts_;
    Shaper& shaper_;
    bool hangs_ = false;
    bool keeps_blanks_ = false;  // no-break ones at a line's end; where lines are justified they hang into the margin
    std::vector<BreakCandidate> candidates_;
    std::vector<Source> sources_;  // beside candidates_
    std::vector<LineEnd> ends_;
};

}  // namespace notes_export::typeset
