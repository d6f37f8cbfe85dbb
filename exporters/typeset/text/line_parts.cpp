#include "typeset/text/line_parts.h"

#include "typeset/text/unicode.h"

#include <algorithm>

namespace notes_export::typeset {

void LineParts::next(const LineEnd& end, bool is_last) {
    parts_.clear();
    natural_ = blanks_ = gives_ = 0;
    ascent_ = descent_ = 0;
    const std::uint32_t first = next_piece_;
    for (std::uint32_t i = first; i <= end.piece; ++i) {
        const Piece& piece = pieces_[i];
        LinePart part;
        part.piece = &piece;
        const bool is_end = i == end.piece;
        part.space_after = piece.has_blank && !(is_end && is_last) && !(is_end && end.point != 0);
        if (piece.word != nullptr) {
            const double scale = static_cast<double>(piece.width) / std::max(1, piece.word->shaped->advance);
            part.shaped = word_of(i, first, end).shaped;
            part.width = static_cast<float>(part.shaped->advance * scale);
        } else {
            part.width = piece.width;
        }
        if (piece.is_box()) {
            const InlineBox& box = text_.boxes[piece.box];
            ascent_ = std::max(ascent_, box.ascent);
            descent_ = std::max(descent_, box.descent);
        }
        if (is_end && end.point == 0) add_end_of_line(piece, part);
        part.blank = is_end ? 0 : piece.blank;
        part.give = is_end ? 0 : piece.give;
        natural_ += part.width;
        blanks_ += part.blank;
        gives_ += part.give;
        parts_.push_back(part);
    }
    is_forced_ = pieces_[end.piece].is_forced || is_last;
    next_piece_ = end.point != 0 ? end.piece : end.piece + 1;
    next_point_ = end.point;
    text_end_ = is_last ? static_cast<std::uint32_t>(text_.text.size()) + 1 : pieces_[next_piece_].begin;
    if (has_levels_) order_visually();
}

/// A soft hyphen shows, and no-break blanks keep their room. (In text of two directions that room could stand at either side;
/// it is left out there.)
void LineParts::add_end_of_line(const Piece& piece, LinePart& part) const {
    if (piece.hyphenated != nullptr) {
        part.shaped = piece.hyphenated->shaped;
        part.width += static_cast<float>(hyphen_width(piece));
    }
    if (!has_levels_) part.width += piece.kept;
}

/// What of a piece's word stands on the line that began with piece `first`.
const Word& LineParts::word_of(std::uint32_t index, std::uint32_t first, const LineEnd& end) {
    const Word& whole = *pieces_[index].word;
    const bool begins_inside = index == first && next_point_ != 0;
    const bool ends_inside = index == end.piece && end.point != 0;
    if (!begins_inside && !ends_inside) return whole;
    if (!ends_inside) return *whole.points[next_point_ - 1U].after;
    const Word& before = *whole.points[end.point - 1U].before;
    if (!begins_inside) return before;
    // Divided twice: the middle of a very long word.
    const std::size_t begin = whole.shaped->text.size() - whole.points[next_point_ - 1U].after->shaped->text.size();
    return shaper_.word(before.shaped->text.substr(begin), before.shaped->face, before.script, false);
}

/// Parts and the blanks behind them take turns. A blank between two directions runs with the outer one of them (UAX 9, N2).
void LineParts::order_visually() {
    levels_.clear();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const std::uint8_t level = parts_[i].piece->level;
        levels_.push_back(level);
        levels_.push_back(i + 1 < parts_.size() ? std::min(level, parts_[i + 1].piece->level) : level);
    }
    visual_.clear();
    for (const std::uint32_t at : visual_order(levels_)) {
        const LinePart& part = parts_[at / 2];
        if (at % 2 == 0) {
            visual_.push_back(part);
            visual_.back().blank = visual_.back().give = 0;
        } else if (!visual_.empty()) {  // else it is that behind the line's last word, which has no width
            visual_.back().blank += part.blank;
            visual_.back().give += part.give;
        }
    }
    parts_.swap(visual_);
}

}  // namespace notes_export::typeset
