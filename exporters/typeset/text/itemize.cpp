#include "typeset/text/itemize.h"

#include "base/unicode.h"
#include "typeset/text/isolates.h"
#include "typeset/text/opportunities.h"

#include <algorithm>
#include <utility>

namespace notes_export::typeset {
namespace {

constexpr float inner_break_penalty = 60;  // within an identifier or address: rather than a bad line
constexpr float explicit_hyphen_penalty = 25;
constexpr std::size_t least_code_break = 9;  // bytes; a shorter code span stays whole
constexpr float narrow_blank = 0.6F;         // of a blank: U+202F
constexpr float east_asian_give = 0.12F;     // em, between characters that no blanks part

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr char32_t object = 0xFFFC, word_object = 0xFDD2, no_break_space = 0xA0, narrow_no_break_space = 0x202F;

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
}

std::string without_soft_hyphens(std::string_view words) {
    std::string out;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t at = std::min(words.find(soft_hyphen, from), words.size());
        out += words.substr(from, at - from);
        from = at + soft_hyphen.size();
    }
    return out;
}

/// Whether `c` is shown by the face of the character before it, whatever its own would be.
bool follows_its_base(char32_t c) {
    const bool is_skin_tone = c >= 0x1F3FB && c <= 0x1F3FF;
    return is_combining_mark(c) || is_ignorable(c) || is_skin_tone;
}

}  // namespace

void Itemizer::begin(bool is_listing) {
    pieces_.clear();
    is_listing_ = is_listing;
    was_divided_ = false;
    run_ = box_ = 0;
}

double Itemizer::blank_width(const TextStyle& style) {
    const Face& face = fonts_[fonts_.face({style.family, style.is_bold, style.is_italic})];
    return face.advance(face.space_glyph()) * static_cast<double>(style.size) / face.units_per_em() + style.letter_space;
}

std::vector<Piece>& Itemizer::itemize(const StyledText& text, bool is_right_to_left) {
    begin(false);
    levels_.clear();
    if (is_right_to_left || TextAnalysis::may_turn(text.text)) levels_ = analysis_.levels(text.text, is_right_to_left, isolated_ranges(text));
    analysis_.line_opportunities(text.text, opportunities_);
    std::uint32_t begin = 0;
    for (const LineOpportunity& opportunity : opportunities_) {
        std::uint32_t end = opportunity.offset;
        bool has_blank = false;
        while (end > begin && (text.text[end - 1] == ' ' || text.text[end - 1] == '\n')) {
            --end;
            has_blank = true;
        }
        // "/etc" and "--output" keep their signs.
        const std::string_view segment = std::string_view(text.text).substr(begin, end - begin);
        const bool is_lone_sign = segment == "/" || (!segment.empty() && segment.find_first_not_of('-') == std::string_view::npos);
        if (is_lone_sign && !has_blank && !opportunity.is_forced && end < text.text.size()) continue;
        const std::size_t before = pieces_.size();
        if (end > begin) add_segment(text, begin, end, true);
        begin = opportunity.offset;
        if (std::exchange(was_divided_, false)) {
            for (std::size_t i = before; i < pieces_.size(); ++i) pieces_[i].has_own_breaks = true;
        }
        if (segment.ends_with(soft_hyphen) && !pieces_.empty() && !has_blank && !opportunity.is_forced && end < text.text.size()) {
            end_at_soft_hyphen(pieces_.back());
            was_divided_ = true;
        }
        if (pieces_.size() == before) {  // blanks alone: a forced break after one, or leading blanks
            if (opportunity.is_forced && !pieces_.empty() && !pieces_.back().is_forced) pieces_.back().is_forced = true;
            continue;
        }
        Piece& last = pieces_.back();
        last.may_break = true;
        last.is_forced = opportunity.is_forced;
        last.has_blank = has_blank;
        if (last.is_box()) last.penalty = text.boxes[last.box].break_penalty;
        if (has_blank) {
            // The blank's own style counts: behind a code span stands a blank of the text.
            while (text.runs[run_].end <= end) ++run_;
            const TextStyle& style = text.styles[text.runs[run_].style];
            const auto blank = static_cast<float>(blank_width(style));
            last.blank += blank;
            if (style.is_code) last.give -= blank;  // a blank of code is a character like the others
        } else if (text.text[end - 1] == '-') {
            last.penalty = explicit_hyphen_penalty;
        } else if (last.word != nullptr) {
            last.give += give_after(text, end, text.styles[last.style]);
        }
    }
    return pieces_;
}

/// The author says where the word may be divided, and so where else it may not.
void Itemizer::end_at_soft_hyphen(Piece& piece) {
    piece.has_own_breaks = true;
    if (piece.word == nullptr || piece.hyphenated != nullptr) return;
    piece.may_break = true;
    const ShapedText& shaped = *piece.word->shaped;
    piece.hyphenated = &shaper_.word(shaped.text + std::string(soft_hyphen), shaped.face, piece.word->script, shaped.is_right_to_left);
}

/// Lines of Chinese and Japanese are filled by a little more or less room between characters, where a line might end too.
float Itemizer::give_after(const StyledText& text, std::uint32_t end, const TextStyle& style) const {
    if ((text.text[end - 1] & '\x80') == 0 && (end == text.text.size() || (text.text[end] & '\x80') == 0)) return 0;
    std::uint32_t begin = end - 1;
    while (begin > 0 && (text.text[begin] & '\xC0') == '\x80') --begin;
    const bool is_wide = is_unspaced_east_asian(base::decode(text.text, begin).character) ||
                         (end < text.text.size() && is_unspaced_east_asian(base::decode(text.text, end).character));
    return is_wide ? style.size * east_asian_give : 0;
}

std::vector<Piece>& Itemizer::itemize_code(const StyledText& text) {
    begin(true);
    levels_ = analysis_.levels(text.text, false);
    const auto size = static_cast<std::uint32_t>(text.text.size());
    for (std::uint32_t begin = 0; begin < size;) {
        std::uint32_t end = std::min<std::uint32_t>(begin + Shaper::max_piece / 2, size);
        while (end < size && (text.text[end] & '\xC0') == '\x80') ++end;
        add_run(text, begin, end, 0);
        begin = end;
    }
    return pieces_;
}

/// A segment is what stands between two places where Unicode lets a line end.
void Itemizer::add_segment(const StyledText& text, std::uint32_t begin, std::uint32_t end, bool may_break_inside) {
    const std::string_view segment = std::string_view(text.text).substr(begin, end - begin);
    while (text.runs[run_].end <= begin) ++run_;
    const bool is_code = text.styles[text.runs[run_].style].is_code;
    if (may_break_inside && (is_code ? segment.size() >= least_code_break : is_technical(segment))) {
        inner_breaks(segment, cuts_);
        if (!cuts_.empty()) return add_inner_segments(text, begin, end);
    }
    for (std::uint32_t from = begin; from < end;) {
        while (text.runs[run_].end <= from) ++run_;
        const std::uint32_t to = std::min(end, text.runs[run_].end);
        add_run(text, from, to, text.runs[run_].style);
        from = to;
    }
}

void Itemizer::add_inner_segments(const StyledText& text, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t from = begin;
    const std::size_t first = pieces_.size();
    for (const std::uint32_t cut : cuts_) {
        add_segment(text, from, begin + cut, false);
        pieces_.back().may_break = true;
        pieces_.back().penalty = inner_break_penalty;
        from = begin + cut;
    }
    add_segment(text, from, end, false);
    for (std::size_t i = first; i < pieces_.size(); ++i) pieces_[i].has_own_breaks = true;
}

void Itemizer::add_run(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index) {
    const bool is_plain = is_ascii(std::string_view(text.text).substr(begin, end - begin)) && end - begin <= Shaper::max_piece;
    if (!is_plain) return add_characters(text, begin, end, style_index);
    const TextStyle& style = text.styles[style_index];
    add_word(text, begin, end, style_index, fonts_.face({style.family, style.is_bold, style.is_italic}), 0);
}

/// Cuts where face or script change, and around boxes and blanks that hold together.
void Itemizer::add_characters(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index) {
    const TextStyle& style = text.styles[style_index];
    const FontRole role{style.family, style.is_bold, style.is_italic};
    if (!text.sources.empty()) fonts_.set_place(text.source_at(begin));
    std::uint32_t from = begin;
    FaceId face{};
    std::uint32_t script = 0;
    bool has_face = false;
    const auto flush = [&](std::uint32_t to) {
        if (to > from) add_word(text, from, to, style_index, face, script);
        from = to;
        script = 0;
        has_face = false;
    };
    for (std::uint32_t at = begin; at < end;) {
        const base::Decoded decoded = base::decode(text.text, at);
        const char32_t c = decoded.character;
        const std::uint32_t next = at + decoded.length;
        const bool is_fixed_blank = !is_listing_ && (c == no_break_space || c == narrow_no_break_space);
        if (c == object || c == word_object || is_fixed_blank) {
            flush(at);
            if (is_fixed_blank) add_blank(at, c, style, style_index);
            else add_object(text, at, style_index);
            from = at = next;
            continue;
        }
        if (!has_face || !follows_its_base(c)) {
            const bool presents_emoji =
                is_emoji_by_default(c) || (next + 2 < end && std::string_view(text.text).substr(next, 3) == "\uFE0F");
            const FaceId wanted = fonts_.face_for(c, role, presents_emoji);
            const std::uint32_t its_script = script_of(c);
            const bool other_script = its_script != 0 && script != 0 && its_script != script;
            if (has_face && (wanted != face || other_script)) flush(at);
            face = wanted;
            has_face = true;
            if (its_script != 0) script = its_script;
        }
        if (next - from >= Shaper::max_piece - 4) flush(next);
        at = next;
    }
    flush(end);
}

void Itemizer::add_object(const StyledText& text, std::uint32_t at, std::uint32_t style_index) {
    if (box_ >= text.boxes.size()) return;
    Piece piece;
    piece.begin = at;
    piece.style = style_index;
    piece.width = text.boxes[box_].width;
    piece.level = level_at(at);
    piece.box = static_cast<std::uint32_t>(box_++);
    pieces_.push_back(piece);
}

/// A blank where no line may end. After a word it stretches with the others, as in browsers and in TeX, but for the narrow one
/// and those of code; where a line may begin it is a piece of its own, which always has its width.
void Itemizer::add_blank(std::uint32_t at, char32_t blank, const TextStyle& style, std::uint32_t style_index) {
    const bool is_narrow = blank == narrow_no_break_space;
    const float width = static_cast<float>(blank_width(style)) * (is_narrow ? narrow_blank : 1.0F);
    if (pieces_.empty() || pieces_.back().may_break) {
        Piece piece;
        piece.begin = at;
        piece.style = style_index;
        piece.level = level_at(at);
        piece.box = no_box;
        piece.width = width;
        pieces_.push_back(piece);
        return;
    }
    Piece& last = pieces_.back();
    if (last.is_blank()) {
        last.width += width;
        return;
    }
    last.has_blank = true;
    last.blank += width;
    last.kept += width;
    if (is_narrow || style.is_code) last.give -= width;
}

std::uint8_t Itemizer::level_at(std::uint32_t at) const {
    const auto run = std::upper_bound(levels_.begin(), levels_.end(), at,
                                      [](std::uint32_t offset, const LevelRun& level) { return offset < level.end; });
    return run == levels_.end() ? 0 : run->level;
}

void Itemizer::add_word(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index,
                        FaceId face, std::uint32_t script) {
    if (levels_.empty()) return add_shaped(text, begin, end, style_index, face, script, 0);
    auto run = std::upper_bound(levels_.begin(), levels_.end(), begin,
                                [](std::uint32_t at, const LevelRun& level) { return at < level.end; });
    for (std::uint32_t from = begin; from < end && run != levels_.end(); ++run) {
        const std::uint32_t to = std::min(end, run->end);
        add_shaped(text, from, to, style_index, face, script, run->level);
        from = to;
    }
}

void Itemizer::add_shaped(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index,
                          FaceId face, std::uint32_t script, std::uint8_t level) {
    const TextStyle& style = text.styles[style_index];
    std::string_view words = std::string_view(text.text).substr(begin, end - begin);
    std::string seen;
    if (words.find(soft_hyphen) != std::string_view::npos) {
        seen = without_soft_hyphens(words);
        words = seen;
        if (words.empty()) return;
    }
    Word& word = shaper_.word(words, face, script, (level & 1) != 0);
    Piece piece;
    piece.word = &word;
    piece.begin = begin;
    piece.style = style_index;
    piece.level = level;
    piece.width = static_cast<float>(shaper_.width(word, style.size)) +
                  style.letter_space * static_cast<float>(word.shaped->glyphs.size());
    pieces_.push_back(piece);
}

const std::vector<Piece>& Itemizer::split_wide_pieces(const StyledText& text, double width, bool may_hyphenate) {
    const auto is_wide = [&](const Piece& piece) { return piece.word != nullptr && piece.width > width; };
    if (std::none_of(pieces_.begin(), pieces_.end(), is_wide)) return pieces_;
    std::vector<Piece> result;
    for (Piece& piece : pieces_) {
        const bool has_hyphens = may_hyphenate && text.styles[piece.style].may_hyphenate;
        if (!is_wide(piece) || (has_hyphens && fits_divided(piece, width))) result.push_back(piece);
        else cut(text, piece, width, result);
    }
    pieces_ = std::move(result);
    return pieces_;
}

/// Whether hyphens alone make a word fit: then it is not cut anywhere else.
bool Itemizer::fits_divided(Piece& piece, double width) {
    if (piece.has_own_breaks || piece.level != 0) return false;
    if (!piece.word->is_hyphenated) shaper_.hyphenate(*piece.word);
    if (piece.word->points.empty()) return false;
    const std::int32_t whole = piece.word->shaped->advance;
    const double scale = static_cast<double>(piece.width) / std::max(1, whole);
    std::int32_t begin = 0;
    for (const Word::Point& point : piece.word->points) {
        if ((point.before->shaped->advance - begin) * scale > width) return false;
        begin = whole - point.after->shaped->advance;
    }
    return (whole - begin) * scale <= width;
}

void Itemizer::cut(const StyledText& text, const Piece& piece, double width, std::vector<Piece>& out) {
    const std::string whole = piece.word->shaped->text;
    analysis_.graphemes(whole, cuts_);
    // Chunks of a twentieth of the line: short enough to fill it, long enough to stay few.
    const double per_byte = piece.width / static_cast<double>(whole.size());
    const auto chunk = static_cast<std::uint32_t>(std::max(1.0, width / 20 / per_byte));
    std::uint32_t from = 0;
    for (std::size_t i = 0; i < cuts_.size(); ++i) {
        const bool is_last = i + 1 == cuts_.size();
        if (cuts_[i] - from < chunk && !is_last) continue;
        Piece part = piece;
        part.word = &shaper_.word(std::string_view(whole).substr(from, cuts_[i] - from), piece.word->shaped->face,
                                  piece.word->script, piece.word->shaped->is_right_to_left);
        part.begin = piece.begin + from;
        part.width = static_cast<float>(shaper_.width(*part.word, text.styles[piece.style].size));
        part.hyphenated = nullptr;
        if (is_last && piece.hyphenated != nullptr) end_at_soft_hyphen(part);
        if (!is_last) {
            part.may_break = true;
            part.penalty = emergency_penalty;
            part.has_blank = false;
            part.is_forced = false;
            part.blank = part.give = part.kept = 0;
        }
        out.push_back(part);
        from = cuts_[i];
    }
}

}  // namespace notes_export::typeset
