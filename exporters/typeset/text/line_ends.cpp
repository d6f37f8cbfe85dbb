#include "typeset/text/line_ends.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float hyphen_penalty = 50;  // TeX's own

/// Blanks stretch at most this much before words are divided, and after.
constexpr double tolerance_whole = 1.0, tolerance_hyphenated = 2.2, tolerance_ragged = 2.5;
/// A text of more places to break is set by first fit: total fit would be work without a reader.
constexpr std::size_t max_total_fit = 60'000;
constexpr double widow_word_minimum = 36;  // points: a last line shorter than that is disliked

/// U+2000 to U+200A but the figure space, and U+3000: blanks of a width of their own, after which a line may end.
bool ends_in_fixed_blank(std::string_view text) {
    if (text.size() < 3) return false;
    const std::string_view last = text.substr(text.size() - 3);
    return last == "\u3000" || (last >= "\u2000" && last <= "\u200A" && last != "\u2007");
}

/// How far a line's last character may hang into the margin, as a part of its width: light signs at the edge
/// make it look dented otherwise. Tuned by eye.
double right_hang(std::string_view text) {
    if (text.ends_with("\u00AD")) return 0.55;
    if (ends_in_fixed_blank(text)) return 1;
    switch (text.back()) {
        case '.': case ',': return 0.6;
        case '-': return 0.45;
        case ':': case ';': return 0.35;
        case '\'': return 0.4;
        default: break;
    }
    if (text.ends_with("\u201D") || text.ends_with("\u2019")) return 0.4;
    return 0;
}

BreakStyle rules_of(const ParagraphStyle& style) {
    BreakStyle rules;
    rules.first_width = style.width - style.first_indent;
    rules.width = style.width;
    rules.is_justified = style.align == TextAlign::justify;
    rules.raggedness = std::min(style.width * 0.12, 5.0 * style.size);
    rules.last_line_minimum = std::min(widow_word_minimum, style.width * 0.25);
    return rules;
}

}  // namespace

std::span<const LineEnd> LineEndFinder::find(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles,
                                             const ParagraphStyle& style, bool has_levels) {
    keeps_blanks_ = style.align != TextAlign::justify && !has_levels;
    hangs_ = style.align == TextAlign::justify && !has_levels;
    ends_.clear();
    double start = 0;
    for (const BrokenLine& line : break_lines(pieces, styles, style)) {
        const BreakCandidate& end = candidates_[line.candidate];
        const Source& source = sources_[line.candidate];
        ends_.push_back({source.piece, source.point, end.end_width - start});
        start = end.start_width;
    }
    return ends_;
}

std::vector<BrokenLine> LineEndFinder::break_lines(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles,
                                                   const ParagraphStyle& style) {
    const BreakStyle rules = rules_of(style);
    make_candidates(pieces, styles, false);
    if (candidates_.size() > max_total_fit) return first_fit(candidates_, rules);
    std::vector<BrokenLine> lines = total_fit(candidates_, rules, rules.is_justified ? tolerance_whole : tolerance_ragged, false);
    if (!lines.empty()) return lines;
    if (style.may_hyphenate) {
        make_candidates(pieces, styles, true);
        lines = total_fit(candidates_, rules, tolerance_hyphenated, false);
        if (!lines.empty()) return lines;
    }
    return total_fit(candidates_, rules, tolerance_hyphenated, true);
}

double LineEndFinder::hang(const Piece& piece, const Word& word) const {
    if (!hangs_ || word.shaped->glyphs.empty()) return 0;
    const double part = right_hang(word.shaped->text);
    if (part <= 0) return 0;
    // Size is found again from the piece's own width, so that nothing more need be kept.
    const double scale = piece.word->shaped->advance > 0 ? static_cast<double>(piece.width) / piece.word->shaped->advance
                                                         : 1.0 / fonts_[word.shaped->face].units_per_em();
    return part * word.shaped->glyphs.back().advance * scale;
}

void LineEndFinder::make_candidates(std::vector<Piece>& pieces, const std::vector<TextStyle>& styles, bool hyphenated) {
    candidates_.clear();
    sources_.clear();
    double width = 0, blank = 0;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        if (hyphenated && piece.word != nullptr && piece.level == 0 && piece.penalty != emergency_penalty &&
            !piece.has_own_breaks && styles[piece.style].may_hyphenate) {
            add_hyphens(i, piece, width, blank);
        }
        double end_width = width + piece.width + (keeps_blanks_ ? piece.kept : 0.0F);
        if (piece.hyphenated != nullptr) end_width += hyphen_width(piece);
        if (piece.word != nullptr) end_width -= hang(piece, piece.hyphenated != nullptr ? *piece.hyphenated : *piece.word);
        const double end_blank = blank;
        width += piece.width + piece.blank;
        blank += piece.blank + piece.give;
        const bool is_last = i + 1 == pieces.size();
        if (piece.may_break || is_last) {
            const bool is_hyphen = piece.hyphenated != nullptr;
            candidates_.push_back({end_width, end_blank, width, blank, is_hyphen ? hyphen_penalty : piece.penalty, is_hyphen, piece.is_forced || is_last});
            sources_.push_back({i, 0});
        }
    }
}

/// Candidates within a word; `width` and `blank` are the sums before it.
void LineEndFinder::add_hyphens(std::uint32_t index, Piece& piece, double width, double blank) {
    if (!piece.word->is_hyphenated) shaper_.hyphenate(*piece.word);
    const double scale = static_cast<double>(piece.width) / std::max(1, piece.word->shaped->advance);
    for (std::size_t p = 0; p < piece.word->points.size(); ++p) {
        const Word::Point& point = piece.word->points[p];
        BreakCandidate candidate;
        candidate.end_width = width + point.before->shaped->advance * scale - hang(piece, *point.before);
        candidate.start_width = width + piece.width - point.after->shaped->advance * scale;
        candidate.end_blank = candidate.start_blank = blank;
        candidate.penalty = hyphen_penalty;
        candidate.is_hyphen = true;
        candidates_.push_back(candidate);
        sources_.push_back({index, static_cast<std::uint16_t>(p + 1)});
    }
}

}  // namespace notes_export::typeset
