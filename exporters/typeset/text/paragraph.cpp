#include "typeset/text/paragraph.h"

#include "base/unicode.h"
#include "typeset/text/opportunities.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace notes_export::typeset {
namespace {

constexpr float inner_break_penalty = 60;   // within an identifier or address: rather than a bad line
constexpr float hyphen_penalty = 50;        // TeX's own
constexpr float emergency_penalty = 3'000;  // within a word that no line can hold
constexpr float explicit_hyphen_penalty = 25;

/// Blanks stretch at most this much before words are divided, and after.
constexpr double tolerance_whole = 1.0, tolerance_hyphenated = 2.2;
/// A text of more places to break is set by first fit: total fit would be work without a reader.
constexpr std::size_t max_total_fit = 60'000;
constexpr double widow_word_minimum = 36;  // points: a last line shorter than that is disliked
/// A justified line looser than this has holes; it is set ragged instead (narrow columns, long addresses).
constexpr double max_justified_ratio = 3.2;

}  // namespace

/// A stretch of text that is shaped as one: no break inside but hyphens, one style, face, script and direction.
struct ParagraphSetter::Piece {
    Word* word = nullptr;     // null: an inline box
    std::uint32_t begin = 0;  // byte in the text
    std::uint32_t style = 0;
    std::uint32_t box = 0;
    float width = 0;
    float blank = 0;  // natural width of the blank that follows
    float penalty = 0;
    std::uint8_t level = 0;
    bool may_break = false;
    bool is_forced = false;
    bool has_blank = false;
    bool is_technical = false;  // part of an identifier or address: a hyphen would change it
};

ParagraphSetter::ParagraphSetter(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language)
    : fonts_(fonts),
      hyphenator_(language),
      shaper_(fonts, shaped, hyphenator_, language),
      analysis_(language) {}

ParagraphSetter::~ParagraphSetter() = default;

void ParagraphSetter::set_language(const std::string& language) { shaper_.set_language(language); }

double ParagraphSetter::blank_width(const TextStyle& style) {
    const Face& face = fonts_[fonts_.face({style.family, style.is_bold, style.is_italic})];
    return face.advance(face.space_glyph()) * static_cast<double>(style.size) / face.units_per_em() + style.letter_space;
}

// --- pieces ------------------------------------------------------------------------------------------------

void ParagraphSetter::make_pieces(const StyledText& text, bool is_right_to_left) {
    pieces_.clear();
    hyphenable_.clear();
    for (const TextStyle& style : text.styles) hyphenable_.push_back(style.may_hyphenate);
    run_ = 0;
    box_ = 0;
    levels_ = analysis_.levels(text.text, is_right_to_left);
    analysis_.line_opportunities(text.text, opportunities_);
    std::uint32_t begin = 0;
    for (const LineOpportunity& opportunity : opportunities_) {
        std::uint32_t end = opportunity.offset;
        bool has_blank = false;
        while (end > begin && (text.text[end - 1] == ' ' || text.text[end - 1] == '\n')) {
            --end;
            has_blank = true;
        }
        const std::size_t before = pieces_.size();
        if (end > begin) add_segment(text, begin, end, true);
        if (pieces_.size() == before) {  // blanks alone: a forced break after one, or leading blanks
            if (opportunity.is_forced && !pieces_.empty() && !pieces_.back().is_forced) pieces_.back().is_forced = true;
            begin = opportunity.offset;
            continue;
        }
        Piece& last = pieces_.back();
        last.may_break = true;
        last.is_forced = opportunity.is_forced;
        last.has_blank = has_blank;
        if (last.word == nullptr) last.penalty = text.boxes[last.box].break_penalty;
        if (has_blank) {
            // The blank's own style counts: behind a code span stands a blank of the text.
            while (text.runs[run_].end <= end) ++run_;
            last.blank = static_cast<float>(blank_width(text.styles[text.runs[run_].style]));
        } else if (text.text[end - 1] == '-') {
            last.penalty = explicit_hyphen_penalty;
        }
        begin = opportunity.offset;
    }
}

void ParagraphSetter::add_segment(const StyledText& text, std::uint32_t begin, std::uint32_t end, bool may_break_inside) {
    const std::string_view segment = std::string_view(text.text).substr(begin, end - begin);
    while (text.runs[run_].end <= begin) ++run_;
    if (may_break_inside && (text.styles[text.runs[run_].style].is_code ? segment.size() >= 9 : is_technical(segment))) {
        inner_breaks(segment, inner_breaks_);
        if (!inner_breaks_.empty()) {
            const std::vector<std::uint32_t> cuts = inner_breaks_;  // add_segment is called again below
            std::uint32_t from = begin;
            const std::size_t first = pieces_.size();
            for (const std::uint32_t cut : cuts) {
                add_segment(text, from, begin + cut, false);
                pieces_.back().may_break = true;
                pieces_.back().penalty = inner_break_penalty;
                from = begin + cut;
            }
            add_segment(text, from, end, false);
            for (std::size_t i = first; i < pieces_.size(); ++i) pieces_[i].is_technical = true;
            return;
        }
    }
    for (std::uint32_t from = begin; from < end;) {
        while (text.runs[run_].end <= from) ++run_;
        const std::uint32_t to = std::min(end, text.runs[run_].end);
        add_run(text, from, to, text.runs[run_].style);
        from = to;
    }
}

void ParagraphSetter::add_run(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index) {
    const TextStyle& style = text.styles[style_index];
    const FontRole role{style.family, style.is_bold, style.is_italic};
    const auto bytes = text.text.begin();
    const bool is_ascii = std::none_of(bytes + begin, bytes + end, [](char c) { return (c & '\x80') != 0; });
    if (is_ascii && end - begin <= Shaper::max_piece) {
        add_word(text, begin, end, style_index, fonts_.face(role), 0);
        return;
    }
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
        const bool is_box = c == 0xFFFC || c == 0xFDD2;
        if (is_box || c == 0xA0 || c == 0x202F) {
            flush(at);
            if (is_box && box_ < text.boxes.size()) {
                Piece piece;
                piece.begin = at;
                piece.style = style_index;
                piece.width = text.boxes[box_].width;
                piece.box = static_cast<std::uint32_t>(box_++);
                pieces_.push_back(piece);
            } else if (!pieces_.empty()) {  // a blank where no line may end
                pieces_.back().has_blank = true;
                pieces_.back().blank += static_cast<float>(blank_width(style)) * (c == 0x202F ? 0.6F : 1.0F);
            }
            from = next;
            at = next;
            continue;
        }
        const bool follows = has_face && (is_combining_mark(c) || is_ignorable(c) || (c >= 0x1F3FB && c <= 0x1F3FF));
        if (!follows) {
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

void ParagraphSetter::add_word(const StyledText& text, std::uint32_t begin, std::uint32_t end, std::uint32_t style_index,
                               FaceId face, std::uint32_t script) {
    const TextStyle& style = text.styles[style_index];
    if (levels_.empty()) {
        Word& word = shaper_.word(std::string_view(text.text).substr(begin, end - begin), face, script, false);
        Piece piece;
        piece.word = &word;
        piece.begin = begin;
        piece.style = style_index;
        piece.width = static_cast<float>(shaper_.width(word, style.size)) +
                      style.letter_space * static_cast<float>(word.shaped->glyphs.size());
        pieces_.push_back(piece);
        return;
    }
    auto run = std::upper_bound(levels_.begin(), levels_.end(), begin,
                                [](std::uint32_t at, const LevelRun& level) { return at < level.end; });
    for (std::uint32_t from = begin; from < end && run != levels_.end(); ++run) {
        const std::uint32_t to = std::min(end, run->end);
        Word& word = shaper_.word(std::string_view(text.text).substr(from, to - from), face, script, (run->level & 1) != 0);
        Piece piece;
        piece.word = &word;
        piece.begin = from;
        piece.style = style_index;
        piece.level = run->level;
        piece.width = static_cast<float>(shaper_.width(word, style.size)) +
                      style.letter_space * static_cast<float>(word.shaped->glyphs.size());
        pieces_.push_back(piece);
        from = to;
    }
}

/// Words wider than a line are cut between characters: a page must hold everything.
void ParagraphSetter::split_wide_pieces(const StyledText& text, double width) {
    const bool is_needed = std::any_of(pieces_.begin(), pieces_.end(),
                                       [&](const Piece& piece) { return piece.word != nullptr && piece.width > width; });
    if (!is_needed) return;
    std::vector<Piece> result;
    std::vector<std::uint32_t> ends;
    for (const Piece& piece : pieces_) {
        if (piece.word == nullptr || piece.width <= width) {
            result.push_back(piece);
            continue;
        }
        const std::string whole = piece.word->shaped->text;
        analysis_.graphemes(whole, ends);
        // Chunks of a twentieth of the line: short enough to fill it, long enough to stay few.
        const double per_byte = piece.width / static_cast<double>(whole.size());
        const auto chunk = static_cast<std::uint32_t>(std::max(1.0, width / 20 / per_byte));
        std::uint32_t from = 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i] - from < chunk && i + 1 < ends.size()) continue;
            Piece part = piece;
            part.word = &shaper_.word(std::string_view(whole).substr(from, ends[i] - from), piece.word->shaped->face,
                                      piece.word->script, piece.word->shaped->is_right_to_left);
            part.begin = piece.begin + from;
            part.width = static_cast<float>(shaper_.width(*part.word, text.styles[piece.style].size));
            if (i + 1 < ends.size()) {
                part.may_break = true;
                part.penalty = emergency_penalty;
                part.has_blank = false;
                part.is_forced = false;
                part.blank = 0;
            }
            result.push_back(part);
            from = ends[i];
        }
    }
    pieces_ = std::move(result);
}

// --- candidates --------------------------------------------------------------------------------------------

namespace {

/// How far a line's last character may hang into the margin, as a part of its width: light signs at the edge
/// make it look dented otherwise. Tuned by eye.
double right_hang(std::string_view text) {
    if (text.ends_with("\u00AD")) return 0.55;
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

}  // namespace

void ParagraphSetter::make_candidates(const ParagraphStyle& style, bool hyphenated) {
    candidates_.clear();
    sources_.clear();
    double width = 0, blank = 0;
    const bool hangs = style.align == TextAlign::justify && levels_.empty();
    const auto hang = [&](const Piece& piece, const Word& word) {
        if (!hangs || word.shaped->glyphs.empty()) return 0.0;
        const double part = right_hang(word.shaped->text);
        if (part <= 0) return 0.0;
        const Face& face = fonts_[word.shaped->face];
        // Size is found again from the piece's own width, so that nothing more need be kept.
        const double scale = piece.word->shaped->advance > 0 ? static_cast<double>(piece.width) / piece.word->shaped->advance
                                                             : 1.0 / face.units_per_em();
        return part * word.shaped->glyphs.back().advance * scale;
    };
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
        Piece& piece = pieces_[i];
        if (hyphenated && piece.word != nullptr && piece.level == 0 && piece.penalty != emergency_penalty && !piece.is_technical &&
            piece.style < hyphenable_.size() && hyphenable_[piece.style]) {
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
                sources_.push_back({i, static_cast<std::uint16_t>(p + 1)});
            }
        }
        const double end_width = width + piece.width - (piece.word != nullptr ? hang(piece, *piece.word) : 0);
        const double end_blank = blank;
        width += piece.width + piece.blank;
        blank += piece.blank;
        const bool is_last = i + 1 == pieces_.size();
        if (piece.may_break || is_last) {
            candidates_.push_back({end_width, end_blank, width, blank, piece.penalty, false, piece.is_forced || is_last});
            sources_.push_back({i, 0});
        }
    }
}

std::vector<BrokenLine> ParagraphSetter::break_paragraph(const ParagraphStyle& style) {
    BreakStyle rules;
    rules.first_width = style.width - style.first_indent;
    rules.width = style.width;
    rules.is_justified = style.align == TextAlign::justify;
    rules.raggedness = std::min(style.width * 0.12, 5.0 * style.size);
    rules.last_line_minimum = std::min(widow_word_minimum, style.width * 0.25);
    make_candidates(style, false);
    if (candidates_.size() > max_total_fit) return first_fit(candidates_, rules);
    const double first_tolerance = rules.is_justified ? tolerance_whole : 2.5;
    std::vector<BrokenLine> lines = total_fit(candidates_, rules, first_tolerance, false);
    if (!lines.empty()) return lines;
    if (style.may_hyphenate) {
        make_candidates(style, true);
        lines = total_fit(candidates_, rules, tolerance_hyphenated, false);
        if (!lines.empty()) return lines;
    }
    return total_fit(candidates_, rules, tolerance_hyphenated, true);
}

// --- lines -------------------------------------------------------------------------------------------------

/// One line on its way to the page: places pieces from left to right and gathers what runs along with them.
class ParagraphSetter::Line {
public:
    Line(StyledText& text, const ParagraphStyle& style, Flow& flow) : text_(text), style_(style), flow_(flow) {}

    struct Part {
        const Piece* piece = nullptr;
        const ShapedText* shaped = nullptr;  // null: an inline box
        float width = 0, blank = 0;
        bool space_after = false;
    };

    /// `blank_scale` multiplies blanks; `x` is where the line begins.
    void place(const std::vector<Part>& parts, float x, double blank_scale, float baseline) {
        baseline_ = baseline;
        const std::size_t first = flow_.items.size();
        texts_.clear();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Part& part = parts[i];
            const std::uint32_t style_index = part.piece->style;
            const TextStyle& style = text_.styles[style_index];
            extend_stripes(style, x);
            if (part.shaped != nullptr) {
                TextItem item;
                item.shaped = part.shaped;
                item.x = x;
                item.baseline = baseline - style.rise;
                item.size = style.size;
                item.letter_space = style.letter_space;
                item.color = style.color;
                item.space_after = part.space_after;
                item.owner = style.owner;
                texts_.emplace_back(item);
            } else {
                for (Item& item : text_.boxes[part.piece->box].items) {
                    move_by(item, x, baseline);
                    texts_.push_back(std::move(item));
                }
            }
            x += part.width;
            end_ = x;
            x += static_cast<float>(part.blank * blank_scale);
        }
        close_stripes();
        flow_.items.insert(flow_.items.begin() + static_cast<std::ptrdiff_t>(first), std::make_move_iterator(boxes_.begin()),
                           std::make_move_iterator(boxes_.end()));
        boxes_.clear();
        flow_.items.insert(flow_.items.end(), std::make_move_iterator(texts_.begin()), std::make_move_iterator(texts_.end()));
        flow_.items.insert(flow_.items.end(), std::make_move_iterator(rules_.begin()), std::make_move_iterator(rules_.end()));
        rules_.clear();
    }

private:
    /// A background, underline, strike or link that runs along pieces of like style.
    struct Stripe {
        bool is_open = false;
        float begin = 0;
        TextStyle style;
    };

    static bool same_background(const TextStyle& a, const TextStyle& b) {
        return a.has_background == b.has_background && a.background == b.background && a.has_frame == b.has_frame &&
               a.has_link_border == b.has_link_border && (!a.has_frame || a.owner == b.owner);
    }

    void extend_stripes(const TextStyle& style, float x) {
        step(background_, style.has_background || style.has_frame || style.has_link_border,
             same_background(background_.style, style), style, x, &Line::draw_background);
        step(underline_, style.has_underline, underline_.style.color == style.color, style, x, &Line::draw_underline);
        step(strike_, style.has_strike, strike_.style.color == style.color, style, x, &Line::draw_strike);
        step(link_, style.link != 0, link_.style.link == style.link, style, x, &Line::add_link);
    }

    void close_stripes() {
        const TextStyle nothing;
        step(background_, false, false, nothing, 0, &Line::draw_background);
        step(underline_, false, false, nothing, 0, &Line::draw_underline);
        step(strike_, false, false, nothing, 0, &Line::draw_strike);
        step(link_, false, false, nothing, 0, &Line::add_link);
    }

    void step(Stripe& stripe, bool is_wanted, bool is_same, const TextStyle& style, float x,
              void (Line::*draw)(const Stripe&, float)) {
        if (stripe.is_open && (!is_wanted || !is_same)) {
            (this->*draw)(stripe, end_);
            stripe.is_open = false;
        }
        if (is_wanted && !stripe.is_open) {
            stripe.is_open = true;
            stripe.begin = x;
            stripe.style = style;
        }
    }

    static BoxItem make_box(float x, float y, float width, float height, Color color, float radius) {
        BoxItem item;
        item.box = {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(height)}};
        item.color = color;
        item.radius = radius;
        return item;
    }
    void box(float x, float y, float width, float height, Color color, float radius) {
        boxes_.emplace_back(make_box(x, y, width, height, color, radius));
    }

    void draw_background(const Stripe& stripe, float end) {
        const TextStyle& style = stripe.style;
        const float pad = style.has_link_border ? 4.0F : style.has_frame ? 1.5F : 1.2F;
        const float top = baseline_ - style.size * 0.92F - (style.has_link_border ? 1.5F : 0);
        const float height = style.size * 1.22F + (style.has_link_border ? 3.0F : 0);
        const float left = stripe.begin - pad, width = end - stripe.begin + 2 * pad;
        if (style.has_frame || style.has_link_border) {
            const Color edge = style.has_link_border ? style.color : Color{0xb0, 0xb8, 0xc2};
            box(left - 0.5F, top - 0.5F, width + 1, height + 1, edge, 2.5F);
            box(left, top, width, height, style.background, 2);
        } else {
            box(left, top, width, height, style.background, 1.5F);
        }
    }
    void draw_underline(const Stripe& stripe, float end) {
        rules_.emplace_back(make_box(stripe.begin, baseline_ - stripe.style.rise + stripe.style.size * 0.13F, end - stripe.begin,
                                     0.5F, stripe.style.color, 0));
    }
    void draw_strike(const Stripe& stripe, float end) {
        rules_.emplace_back(make_box(stripe.begin, baseline_ - stripe.style.rise - stripe.style.size * 0.24F, end - stripe.begin,
                                     0.6F, stripe.style.color, 0));
    }
    void add_link(const Stripe& stripe, float end) {
        const TextLink& link = text_.links[stripe.style.link - 1];
        LinkArea area;
        const float height = std::min(style_.leading, stripe.style.size * 1.3F);
        area.box = {{Length::points(stripe.begin), Length::points(baseline_ - stripe.style.rise - stripe.style.size * 0.95F)},
                    {Length::points(std::max(end - stripe.begin, 1.0F)), Length::points(height)}};
        area.target = link.target;
        area.words = link.words;
        area.node = link.node;
        flow_.links.push_back(std::move(area));
    }

    StyledText& text_;
    const ParagraphStyle& style_;
    Flow& flow_;
    float baseline_ = 0, end_ = 0;
    Stripe background_, underline_, strike_, link_;
    // Painted in this order: what lies under the text, the text, lines under and through it (a strike drawn first would
    // stand behind its letters, and contrast checkers take it for their background).
    std::vector<Item> boxes_, texts_, rules_;
};

void ParagraphSetter::place_lines(StyledText& text, const ParagraphStyle& style, const std::vector<BrokenLine>& lines,
                                  Flow& flow) {
    Line line(text, style, flow);
    std::vector<Line::Part> parts, visual;
    std::vector<std::uint8_t> part_levels;
    std::size_t mark = 0;
    std::uint32_t first_piece = 0;
    std::uint16_t first_point = 0;  // the line begins with the rest of a divided word
    for (std::size_t number = 0; number < lines.size(); ++number) {
        const Source source = sources_[lines[number].candidate];
        const bool is_last = number + 1 == lines.size();
        parts.clear();
        double natural = 0, blanks = 0;
        float ascent = 0, descent = 0;
        for (std::uint32_t i = first_piece; i <= source.piece; ++i) {
            const Piece& piece = pieces_[i];
            Line::Part part;
            part.piece = &piece;
            const bool is_end = i == source.piece;
            part.space_after = piece.has_blank && !(is_end && is_last) && !(is_end && source.point != 0);
            if (piece.word != nullptr) {
                const double scale = static_cast<double>(piece.width) / std::max(1, piece.word->shaped->advance);
                const Word* word = piece.word;
                if (is_end && source.point != 0) {
                    word = piece.word->points[source.point - 1U].before;
                    if (i == first_piece && first_point != 0) {  // divided twice: the middle of a very long word
                        const std::string& whole = piece.word->shaped->text;
                        const std::size_t begin = whole.size() - piece.word->points[first_point - 1U].after->shaped->text.size();
                        word = &shaper_.word(word->shaped->text.substr(begin), word->shaped->face, word->script, false);
                    }
                } else if (i == first_piece && first_point != 0) {
                    word = piece.word->points[first_point - 1U].after;
                }
                part.shaped = word->shaped;
                part.width = static_cast<float>(word->shaped->advance * scale);
            } else {
                part.width = piece.width;
                const InlineBox& box = text.boxes[piece.box];
                ascent = std::max(ascent, box.ascent);
                descent = std::max(descent, box.descent);
            }
            part.blank = is_end ? 0 : piece.blank;
            natural += part.width;
            blanks += part.blank;
            parts.push_back(part);
        }
        const Piece& last_piece = pieces_[source.piece];
        const bool is_natural = last_piece.is_forced || is_last;
        first_piece = source.point != 0 ? source.piece : source.piece + 1;
        first_point = source.point;

        // Base direction decides where the line begins; the order of parts follows the levels.
        if (!levels_.empty()) {
            part_levels.clear();
            for (const Line::Part& part : parts) part_levels.push_back(part.piece->level);
            visual.clear();
            const std::vector<std::uint32_t> order = visual_order(part_levels);
            for (const std::uint32_t at : order) visual.push_back(parts[at]);
            // A blank stands after its word in reading order: for words from right to left that is before it.
            for (std::size_t i = 0; i < visual.size(); ++i) visual[i].blank = 0;
            for (std::size_t i = 0; i + 1 < order.size(); ++i) {
                const std::uint32_t logical_first = std::min(order[i], order[i + 1]);
                visual[i].blank = parts[logical_first].blank;
            }
            parts.swap(visual);
        }

        const float indent = number == 0 ? style.first_indent : 0;
        const double room = style.width - indent - natural - blanks;
        double scale = 1;
        if (style.align == TextAlign::justify && blanks > 0 && (!is_natural || room < 0)) {
            // Hanging signs make the room a little larger than line breaking's own; the ratio is not needed here.
            const double hang = candidate_hang(lines[number].candidate, number == 0 ? 0 : lines[number - 1].candidate, number == 0,
                                               natural + blanks);
            const double ratio = (room + hang) / (blanks * 0.5);
            scale = ratio > max_justified_ratio ? 1 : std::max(0.6, 1 + (room + hang) / blanks);
        }
        const double used = natural + blanks * scale;
        float x = style.x + indent;
        const bool from_right = style.is_right_to_left && (style.align == TextAlign::justify || style.align == TextAlign::left);
        if (style.align == TextAlign::center) x = style.x + static_cast<float>((style.width - used) / 2);
        else if (style.align == TextAlign::right || from_right) x = style.x + style.width - indent - static_cast<float>(used);

        // The baseline stands so that the letters' own height is centred in the leading.
        const float strut = (style.leading - style.size) / 2 + style.size * 0.8F;
        const float baseline = std::max(strut, ascent + 1);
        const float below = std::max(style.leading - strut, descent + 1);
        line.place(parts, x, scale, baseline);

        const std::uint32_t text_end = is_last ? static_cast<std::uint32_t>(text.text.size()) + 1 : pieces_[first_piece].begin;
        for (; mark < text.marks.size() && text.marks[mark].offset < text_end; ++mark) {
            TextMark& noted = text.marks[mark];
            if (noted.id.empty()) flow.marks.push_back({MarkKind::note, static_cast<std::uint32_t>(noted.note), {}, 0, 0});
            else flow.marks.push_back({MarkKind::place, 0, std::move(noted.id), style.x, 0});
        }

        std::uint16_t keep_before = keep::free;
        if (number == 0) keep_before = style.keep;
        else if (style.keep_together || number == 1 || is_last) keep_before = keep::always;  // no orphans, no widows
        flow.finish(baseline + below, number == 0 ? style.space_before : 0, keep_before, style.decoration);
    }
}

/// How far the last sign of a line may hang out: what line breaking took off its width.
double ParagraphSetter::candidate_hang(std::uint32_t candidate, std::uint32_t previous, bool is_first, double natural) const {
    const double start = is_first ? 0 : candidates_[previous].start_width;
    return std::max(0.0, natural - (candidates_[candidate].end_width - start));
}

std::size_t ParagraphSetter::set(StyledText&& text, const ParagraphStyle& style, Flow& flow) {
    make_pieces(text, style.is_right_to_left);
    if (pieces_.empty()) {
        // Marks without words belong to whatever comes next: a line of no height carries them.
        for (TextMark& noted : text.marks) {
            if (!noted.id.empty()) flow.marks.push_back({MarkKind::place, 0, std::move(noted.id), style.x, 0});
        }
        return 0;
    }
    split_wide_pieces(text, style.width - std::max(0.0F, style.first_indent));
    const std::vector<BrokenLine> lines = break_paragraph(style);
    place_lines(text, style, lines, flow);
    return lines.size();
}

ParagraphSetter::Extent ParagraphSetter::measure(const StyledText& text) {
    make_pieces(text, false);
    Extent extent;
    double unbroken = 0, line = 0;
    for (const Piece& piece : pieces_) {
        unbroken += piece.width;
        line += piece.width;
        extent.minimum = std::max(extent.minimum, unbroken);
        extent.natural = std::max(extent.natural, line);
        line += piece.blank;
        if (piece.may_break) unbroken = 0;
        else unbroken += piece.blank;
        if (piece.is_forced) line = 0;
    }
    return extent;
}

double ParagraphSetter::place_line(std::string_view words, const TextStyle& style, double x, double baseline,
                                   std::vector<Item>& out) {
    StyledText text;
    text.append(words, style);
    make_pieces(text, false);
    double at = x;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        if (piece.word == nullptr) continue;
        TextItem item;
        item.shaped = piece.word->shaped;
        item.x = static_cast<float>(at);
        item.baseline = static_cast<float>(baseline) - style.rise;
        item.size = style.size;
        item.letter_space = style.letter_space;
        item.color = style.color;
        item.space_after = piece.has_blank && i + 1 < pieces_.size();
        item.owner = style.owner;
        out.emplace_back(item);
        at += piece.width + (i + 1 < pieces_.size() ? piece.blank : 0);
    }
    return at - x;
}

double ParagraphSetter::place_code(std::string_view code, const TextStyle& style, double x, double baseline, double cell,
                                   std::vector<Item>& out) {
    StyledText text;
    text.append(code, style);
    pieces_.clear();
    levels_.clear();  // code runs from left to right, whatever is quoted in it
    run_ = box_ = 0;
    for (std::uint32_t begin = 0; begin < text.text.size();) {
        std::uint32_t end = std::min<std::uint32_t>(begin + Shaper::max_piece / 2, static_cast<std::uint32_t>(text.text.size()));
        while (end < text.text.size() && (text.text[end] & '\xC0') == '\x80') ++end;
        add_run(text, begin, end, 0);
        begin = end;
    }
    const FaceId own = fonts_.face({style.family, style.is_bold, style.is_italic});
    double at = x;
    for (const Piece& piece : pieces_) {
        if (piece.word == nullptr) continue;
        TextItem item;
        item.shaped = piece.word->shaped;
        item.x = static_cast<float>(at);
        item.baseline = static_cast<float>(baseline);
        item.size = style.size;
        item.color = style.color;
        item.owner = style.owner;
        out.emplace_back(item);
        const double width = piece.width + piece.blank;
        // A fallback face has other widths: what follows goes back to the grid.
        at += piece.word->shaped->face == own ? width : std::ceil(width / cell - 0.05) * cell;
    }
    return at - x;
}

double ParagraphSetter::line_width(std::string_view words, const TextStyle& style) {
    std::vector<Item> ignored;
    return place_line(words, style, 0, 0, ignored);
}

}  // namespace notes_export::typeset
