// Styled text → pieces: cut where lines may end, where style, face, script or direction change, and around boxes.
#pragma once

#include "typeset/font/font_set.h"
#include "typeset/text/piece.h"
#include "typeset/text/styled_text.h"
#include "typeset/text/unicode.h"

#include <string_view>
#include <vector>

namespace notes_export::typeset {

/// Keeps the pieces of the text at hand, and its memory for the next.
class Itemizer {
public:
    Itemizer(FontSet& fonts, Shaper& shaper, const std::string& language)
        : fonts_(fonts), shaper_(shaper), analysis_(language) {}

    /// The pieces of a paragraph; they hold until the next call.
    std::vector<Piece>& itemize(const StyledText& text, bool is_right_to_left);
    /// The same for a piece of code, which runs from left to right: blanks are part of the pieces, and there are no breaks.
    std::vector<Piece>& itemize_code(const StyledText& text);
    /// Cuts pieces wider than a line between characters: a page must hold everything.
    const std::vector<Piece>& split_wide_pieces(const StyledText& text, double width, bool may_hyphenate);
    /// Whether some of the text runs from right to left.
    [[nodiscard]] bool has_levels() const { return !levels_.empty(); }

private:
    void begin(bool is_listing);
    void add_segment(const StyledText& text, std::uint32_t begin, std::uint32_t end, bool may_break_inside);
    void add_inner_segments(const StyledText& text, std::uint32_t begin, std::uint32_t end);
    void add_run(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style);
    void add_characters(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style);
    /// A box.
    void add_object(const StyledText& text, std::uint32_t at, std::uint32_t style);
    void add_blank(std::uint32_t at, char32_t blank, const TextStyle& style, std::uint32_t style_index);
    void end_at_soft_hyphen(Piece& piece);
    void add_word(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style, FaceId face,
                  std::uint32_t script);
    void add_shaped(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style, FaceId face,
                    std::uint32_t script, std::uint8_t level);
    [[nodiscard]] std::uint8_t level_at(std::uint32_t at) const;
    [[nodiscard]] bool fits_divided(Piece& piece, double width);
    void cut(const StyledText& text, const Piece& piece, double width, std::vector<Piece>& out);
    [[nodiscard]] double blank_width(const TextStyle& style);
    [[nodiscard]] float give_after(const StyledText& text, std::uint32_t end, const TextStyle& style) const;

    FontSet& fonts_;
    Shaper& shaper_;
    TextAnalysis analysis_;
    std::vector<Piece> pieces_;
    std::vector<LineOpportunity> opportunities_;
    std::vector<LevelRun> levels_;
    std::vector<std::uint32_t> cuts_;  // within a technical word, or between characters
    std::size_t run_ = 0;              // style run at the current offset
    std::size_t box_ = 0;              // inline boxes seen
    bool is_listing_ = false;          // blanks are characters
    bool was_divided_ = false;         // the last opportunity was a soft hyphen
};

}  // namespace notes_export::typeset
