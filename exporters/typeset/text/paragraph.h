// Styled text → lines in a flow: itemize → shape → break → place. The only door into text/.
#pragma once

#include "typeset/page/flow.h"
#include "typeset/text/hyphenate.h"
#include "typeset/text/line_break.h"
#include "typeset/text/shape.h"
#include "typeset/text/styled_text.h"
#include "typeset/text/unicode.h"

#include <memory>
#include <string>
#include <vector>

namespace notes_export::typeset {

enum class TextAlign : std::uint8_t { justify, left, center, right };

/// How the lines of one paragraph stand.
struct ParagraphStyle {
    float x = 0;        ///< left edge
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

/// One per layout: keeps the word cache and scratch memory.
class ParagraphSetter {
public:
    ParagraphSetter(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language);
    ~ParagraphSetter();

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
    /// Code as it stands, blanks and all, on a grid of cells. Returns its width.
    double place_code(std::string_view code, const TextStyle& style, double x, double baseline, double cell,
                      std::vector<Item>& out);
    [[nodiscard]] int units_per_em(FaceId face) const { return fonts_[face].units_per_em(); }
    void set_language(const std::string& language);

private:
    struct Piece;
    class Line;
    void make_pieces(const StyledText& text, bool is_right_to_left);
    void add_segment(const StyledText& text, std::uint32_t begin, std::uint32_t end, bool may_break_inside);
    void add_run(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style);
    void add_word(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style, FaceId face,
                  std::uint32_t script);
    void split_wide_pieces(const StyledText& text, double width);
    void make_candidates(const ParagraphStyle& style, bool hyphenated);
    [[nodiscard]] std::vector<BrokenLine> break_paragraph(const ParagraphStyle& style);
    void place_lines(StyledText& text, const ParagraphStyle& style, const std::vector<BrokenLine>& lines, Flow& flow);
    [[nodiscard]] double candidate_hang(std::uint32_t candidate, std::uint32_t previous, bool is_first, double natural) const;
    [[nodiscard]] double blank_width(const TextStyle& style);

    FontSet& fonts_;
    Hyphenator hyphenator_;
    Shaper shaper_;
    TextAnalysis analysis_;
    // Scratch, kept for its memory.
    std::vector<LineOpportunity> opportunities_;
    std::vector<std::uint32_t> inner_breaks_;
    std::vector<LevelRun> levels_;
    std::vector<Piece> pieces_;
    std::vector<bool> hyphenable_;  // by style of the text at hand
    struct Source {
        std::uint32_t piece = 0;
        std::uint16_t point = 0;  // 1 + index into Word::points; 0: after the piece
    };
    std::vector<BreakCandidate> candidates_;
    std::vector<Source> sources_;  // beside candidates_
    std::size_t run_ = 0;          // style run at the current offset
    std::size_t box_ = 0;          // inline boxes seen
};

}  // namespace notes_export::typeset
