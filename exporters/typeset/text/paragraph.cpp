#include "typeset/text/paragraph.h"

#include "base/unicode.h"
#include "typeset/text/line_placer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace notes_export::typeset {
namespace {

/// A justified line looser than this has holes; it is set ragged instead (narrow columns, long addresses).
constexpr double max_justified_ratio = 3.2;
constexpr double max_unhyphenated_ratio = 5.5;  // where words are never divided, readers are used to looser lines
constexpr double least_blank = 0.6;  // of its natural width
constexpr std::size_t max_shortened = 2'000;  // bytes that a line may hold, marks on letters included: the rest is not looked at
constexpr std::string_view ellipsis = "\u2026";

/// Takes two cells in a listing.
bool is_wide(char32_t c) { return is_unspaced_east_asian(c) || (c >= 0xAC00 && c <= 0xD7A3); }

/// What blanks of a line are multiplied with so that it fills its measure. Hanging signs make the room a little larger
/// than the natural width says.
double blank_scale(const LineParts& line, const LineEnd& end, const ParagraphStyle& style, double room) {
    const double elastic = line.blanks() + line.gives();
    if (style.align != TextAlign::justify || elastic <= 0 || (line.is_forced() && room >= 0)) return 1;
    const double hang = std::max(0.0, line.natural() + line.blanks() - end.width);
    const double ratio = (room + hang) / (elastic * 0.5);
    return ratio > (style.is_right_to_left ? max_unhyphenated_ratio : max_justified_ratio) ? 1 : std::max(least_blank, 1 + (room + hang) / elastic);
}

/// Where a line of width `used` begins.
float left_edge(const ParagraphStyle& style, float indent, double used) {
    if (style.align == TextAlign::center) return style.x + static_cast<float>((style.width - used) / 2);
    const bool begins_there = style.align == TextAlign::justify || style.align == TextAlign::left;
    const bool is_at_right = style.align == TextAlign::right || begins_there == style.is_right_to_left;
    if (is_at_right) return style.x + style.width - indent - static_cast<float>(used);
    return style.x + indent;
}

/// Notes what stands in the text up to byte `end`; `next` is the first mark not noted yet.
void take_marks(StyledText& text, std::size_t& next, std::uint32_t end, const ParagraphStyle& style, Flow& flow) {
    for (; next < text.marks.size() && text.marks[next].offset < end; ++next) {
        TextMark& noted = text.marks[next];
        if (noted.id.empty()) flow.marks.push_back({MarkKind::note, static_cast<std::uint32_t>(noted.note), {}, 0, 0});
        else flow.marks.push_back({MarkKind::place, 0, std::move(noted.id), style.x, 0});
    }
}

}  // namespace

ParagraphSetter::ParagraphSetter(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language)
    : fonts_(fonts),
      shaper_(fonts, shaped, language),
      itemizer_(fonts, shaper_, language),
      line_ends_(fonts, shaper_) {}

void ParagraphSetter::set_language(const std::string& language) { shaper_.set_language(language); }

std::size_t ParagraphSetter::set(StyledText&& text, const ParagraphStyle& style, Flow& flow) {
    std::vector<Piece>& pieces = itemizer_.itemize(text, style.is_right_to_left);
    if (pieces.empty()) {
        // Marks without words belong to whatever comes next: a line of no height carries them.
        for (TextMark& noted : text.marks) {
            if (!noted.id.empty()) flow.marks.push_back({MarkKind::place, 0, std::move(noted.id), style.x, 0});
        }
        return 0;
    }
    itemizer_.split_wide_pieces(text, style.width - std::max(0.0F, style.first_indent), style.may_hyphenate);
    const std::span<const LineEnd> ends = line_ends_.find(pieces, text.styles, style, itemizer_.has_levels());
    place_lines(text, style, pieces, ends, flow);
    return ends.size();
}

void ParagraphSetter::place_lines(StyledText& text, const ParagraphStyle& style, std::span<const Piece> pieces,
                                  std::span<const LineEnd> ends, Flow& flow) {
    LineParts line(pieces, text, shaper_, itemizer_.has_levels());
    LinePlacer placer(text, style, flow);
    // The baseline stands so that the letters' own height is centred in the leading.
    const float strut = (style.leading - style.size) / 2 + style.size * 0.8F;
    std::size_t mark = 0;
    for (std::size_t number = 0; number < ends.size(); ++number) {
        const bool is_last = number + 1 == ends.size();
        line.next(ends[number], is_last);
        const float indent = number == 0 ? style.first_indent : 0;
        const double room = style.width - indent - line.natural() - line.blanks();
        const double scale = blank_scale(line, ends[number], style, room);
        const float baseline = std::max(strut, line.ascent() + 1);
        const float below = std::max(style.leading - strut, line.descent() + 1);
        placer.place(line.parts(), left_edge(style, indent, line.natural() + line.blanks() * scale + line.gives() * (scale - 1)), scale, baseline);
        take_marks(text, mark, line.text_end(), style, flow);

        std::uint16_t keep_before = keep::free;
        if (number == 0) keep_before = style.keep;
        else if (style.keep_together || number == 1 || is_last) keep_before = keep::always;  // no orphans, no widows
        else if (ends[number - 1].point != 0 || pieces[ends[number - 1].piece].hyphenated != nullptr) keep_before = keep::strong;  // nobody likes to turn the page within a word
        flow.finish(baseline + below, number == 0 ? style.space_before : 0, keep_before, style.decoration);
    }
}

ParagraphSetter::Extent ParagraphSetter::measure(const StyledText& text) {
    Extent extent;
    double unbroken = 0, line = 0;
    for (const Piece& piece : itemizer_.itemize(text, false)) {
        unbroken += piece.width;
        line += piece.width;
        extent.minimum = std::max(extent.minimum, unbroken + hyphen_width(piece));
        extent.natural = std::max(extent.natural, line + piece.kept);
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
    const std::vector<Piece>& pieces = itemizer_.itemize(text, is_right_to_left_);
    if (pieces.empty()) return 0;
    LineParts line(pieces, text, shaper_, itemizer_.has_levels());
    line.next({static_cast<std::uint32_t>(pieces.size() - 1), 0, 0}, true);
    double at = x;
    for (const LinePart& part : line.parts()) {
        if (part.shaped == nullptr) {
            at += part.width + part.blank;
            continue;
        }
        TextItem item;
        item.shaped = part.shaped;
        item.x = static_cast<float>(at);
        item.baseline = static_cast<float>(baseline) - style.rise;
        item.size = style.size;
        item.letter_space = style.letter_space;
        item.color = style.color;
        item.space_after = part.space_after;
        item.owner = style.owner;
        out.emplace_back(item);
        at += part.width + part.blank;
    }
    return at - x;
}

double ParagraphSetter::place_code(std::string_view code, const TextStyle& style, double x, double baseline, double cell,
                                   std::vector<Item>& out) {
    StyledText text;
    text.append(code, style);
    const FaceId own = fonts_.face({style.family, style.is_bold, style.is_italic});
    const std::vector<Piece>& pieces = itemizer_.itemize_code(text);
    if (pieces.empty()) return 0;
    LineParts line(pieces, text, shaper_, itemizer_.has_levels());
    line.next({static_cast<std::uint32_t>(pieces.size() - 1), 0, 0}, true);
    double at = x;
    for (const LinePart& part : line.parts()) {
        if (part.shaped == nullptr) continue;
        TextItem item;
        item.shaped = part.shaped;
        item.x = static_cast<float>(at);
        item.baseline = static_cast<float>(baseline);
        item.size = style.size;
        item.color = style.color;
        item.owner = style.owner;
        const double width = part.width + part.blank;
        const auto glyphs = static_cast<double>(part.shaped->glyphs.size());
        const auto on_grid = [&](double natural) { return std::ceil(natural / cell - 0.05) * cell; };
        // A fallback face has other widths: wide characters go on the grid one by one, what follows other words goes back to it.
        if (part.shaped->face == own) {
            at += width;
        } else if (glyphs > 0 && is_wide(base::decode(part.shaped->text, 0).character)) {
            item.letter_space = static_cast<float>(on_grid(width / glyphs) - width / glyphs);
            at += on_grid(width / glyphs) * glyphs;
        } else {
            at += on_grid(width);
        }
        out.emplace_back(item);
    }
    return at - x;
}

std::string ParagraphSetter::shortened(std::string_view words, const TextStyle& style, double room) {
    StyledText text;
    text.append(words.substr(0, base::whole_characters(words, max_shortened)), style);
    const bool is_whole = text.text.size() == words.size();
    if (is_whole && line_width(words, style) <= room) return std::string(words);
    room -= line_width(ellipsis, style);
    itemizer_.itemize(text, is_right_to_left_);
    const std::vector<Piece>& pieces = itemizer_.split_wide_pieces(text, std::max(room, 0.0), false);
    std::size_t between_words = 0, anywhere = 0;
    double width = 0, width_of_words = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        width += piece.width;
        if (width > room) break;
        width += piece.blank;
        if (!piece.may_break) continue;
        anywhere = i + 1 < pieces.size() ? pieces[i + 1].begin : text.text.size();
        if (!piece.has_blank) continue;
        between_words = anywhere;
        width_of_words = width;
    }
    text.text.resize(width_of_words * 2 > room ? between_words : anywhere);
    while (text.text.ends_with(' ')) text.text.pop_back();
    return text.text.empty() ? text.text : text.text.append(ellipsis);
}

double ParagraphSetter::line_width(std::string_view words, const TextStyle& style) {
    std::vector<Item> ignored;
    return place_line(words, style, 0, 0, ignored);
}

}  // namespace notes_export::typeset
