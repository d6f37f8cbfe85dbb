// Where lines end: total fit after Knuth and Plass, on numbers alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace notes_export::typeset {

/// A place where a line may end. Widths are natural widths summed from the paragraph's beginning; blanks that
/// vanish at a line's end count only for the next line's start.
struct BreakCandidate {
    double end_width = 0, end_blank = 0;      ///< up to the end of a line that breaks here, hyphen included
    double start_width = 0, start_blank = 0;  ///< up to the beginning of the next line
    float penalty = 0;                        ///< how undesirable, 0 to 10,000
    bool is_hyphen = false;
    bool is_forced = false;
};

struct BreakStyle {
    double first_width = 0;  ///< of the first line
    double width = 0;        ///< of all others
    bool is_justified = true;
    /// How far a blank may grow and shrink, as parts of its natural width.
    double stretch = 0.5, shrink = 0.28;
    /// Room at a ragged edge that counts as stretched by one, in points.
    double raggedness = 40;
    double last_line_minimum = 0;  ///< a shorter last line is disliked
};

struct BrokenLine {
    std::uint32_t candidate = 0;  ///< where it ends
    double ratio = 0;             ///< of stretch (positive) or shrink (negative) that fills the line
};

/// The lines of least total ugliness whose blanks stretch by at most `tolerance`; empty when there are none. With
/// `accept_anything` overfull and very loose lines are taken where nothing better exists.
[[nodiscard]] std::vector<BrokenLine> total_fit(std::span<const BreakCandidate> candidates, const BreakStyle& style,
                                                double tolerance, bool accept_anything);

/// The longest line that fits, again and again: for texts too long to be worth more.
[[nodiscard]] std::vector<BrokenLine> first_fit(std::span<const BreakCandidate> candidates, const BreakStyle& style);

}  // namespace notes_export::typeset
