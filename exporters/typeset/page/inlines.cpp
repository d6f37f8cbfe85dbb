#include "typeset/page/inlines.h"

#include "base/numbers.h"
#include "base/quotation.h"
#include "base/unicode.h"
#include "notes_export/diagnostic.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/page/formulas.h"
#include "typeset/page/icons.h"
#include "typeset/page/pictures.h"
#include "typeset/text/unicode.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

// HarfBuzz's work on marks grows with the square of their number (THREATS §3, §5); no script needs more.
constexpr std::uint32_t max_marks_in_row = 30;
constexpr float formula_break_penalty = 250;  // after an operator: rather than a bad line, not lightly
constexpr char32_t soft_hyphen = 0xAD;
constexpr std::size_t max_link_address = 8'000;  // bytes, that each line of a link has again; no reader follows longer ones
constexpr float key_gap = 3.4F, button_gap = 5.5F;  // what the frame takes, and a thin space outside of it

}  // namespace

TextStyle style_of(const TextRole& role) {
    TextStyle style;
    style.family = role.family;
    style.is_bold = role.is_bold;
    style.is_italic = role.is_italic;
    style.size = static_cast<float>(role.size);
    style.color = role.color;
    return style;
}

StyledText InlineCollector::collect(const Inlines& inlines, const TextStyle& style, NodeId parent, Options options) {
    text_ = {};
    options_ = options;
    after_blank_ = true;
    marks_in_row_ = 0;
    State state{style, parent, NodeId::artifact};
    state.style.may_hyphenate = options.may_hyphenate;
    walk(inlines, state);
    return std::move(text_);
}

StyledText InlineCollector::words(std::string_view words, TextStyle style, NodeId parent) {
    text_ = {};
    after_blank_ = true;
    marks_in_row_ = 0;
    State state{style, parent, NodeId::artifact};
    add_words(words, state);
    return std::move(text_);
}

template <class Body>
void InlineCollector::inside(Role role, State& state, Body body) {
    State inner = state;
    inner.parent = structure_.add(role, state.parent);
    inner.leaf = NodeId::artifact;
    body(inner);
    state.leaf = NodeId::artifact;  // what follows is a run of content of its own
}

void InlineCollector::walk(const Inlines& inlines, State& state) {
    for (const Inline& node : inlines) {
        if (node.span.is_known()) text_.sources.push_back({static_cast<std::uint32_t>(text_.text.size()), node.span});
        match(node.node,
              [&](const Text& text) { add_words(text.text, state); },
              [&](const Code& code) {
                  if (!code.text.empty()) inside(Role::code, state, [&](State& inner) { add_code(code.text, inner); });
              },
              [&](const Styled& styled) { add_styled(styled, state); },
              [&](const Link& link) { add_link(link, state); },
              [&](const Image& image) { add_image(image, state); },
              [&](const Math& math) { add_math(math, state); },
              [&](const LineBreak& line_break) {
                  if (!line_break.is_hard) return add_words(" ", state);
                  text_.append("\n", state.style);
                  after_blank_ = true;
              },
              [&](const FootnoteMark& mark) { add_note_mark(mark, state); },
              [&](const AnchorPoint& anchor) {
                  text_.marks.push_back({static_cast<std::uint32_t>(text_.text.size()), anchor.id, {}});
              },
              [&](const Icon& icon) { add_icon(icon, state); });
    }
}

/// Appends words with runs of blanks made one, and marks beyond the limit left out.
void InlineCollector::add_words(std::string_view words, State& state) {
    if (words.empty()) return;
    if (state.leaf == NodeId::artifact && state.parent != NodeId::artifact) {
        state.leaf = structure_.add(Role::content, state.parent);
    }
    state.style.owner = state.leaf;
    std::string clean;
    clean.reserve(words.size());
    for (std::size_t at = 0; at < words.size();) {
        const char c = words[at];
        if ((c & '\x80') == 0) {
            const char32_t shown = base::shown_character(static_cast<unsigned char>(c));
            const bool is_blank = shown == ' ' || shown == '\n' || shown == '\t' || shown == '\r';
            if (!is_blank) base::append_utf8(clean, shown);
            else if (!after_blank_) clean += ' ';
            after_blank_ = is_blank;
            marks_in_row_ = 0;
            ++at;
            continue;
        }
        const base::Decoded decoded = base::decode(words, at);
        marks_in_row_ = is_combining_mark(decoded.character) ? marks_in_row_ + 1 : 0;
        at += decoded.length;
        const char32_t shown = base::shown_character(decoded.character);
        if (shown == ' ') {
            if (!after_blank_) clean += ' ';
            after_blank_ = true;
            continue;
        }
        // Code is not divided as words are, and who copies it wants the code alone.
        if (shown == soft_hyphen && state.style.is_code) continue;
        // These stand for our own boxes.
        if (decoded.character == 0xFFFC || decoded.character == 0xFDD2 || shown != decoded.character) clean += "\uFFFD";
        else if (marks_in_row_ <= max_marks_in_row) clean += words.substr(at - decoded.length, decoded.length);
        else if (marks_in_row_ == max_marks_in_row + 1) {
            diagnostics_.warn("too-many-marks", {}, "more than " + base::number(max_marks_in_row, 0) +
                                                        " combining marks in a row; the others are left out");
        }
        after_blank_ = false;
    }
    text_.append(clean, state.style);
}

/// Room for the edge of a frame around words, so that it does not lie on their neighbours.
void InlineCollector::add_gap(float width, const State& state) {
    InlineBox box;
    box.width = width;
    text_.boxes.push_back(std::move(box));
    TextStyle style = state.style;
    style.has_frame = style.has_link_border = style.has_background = false;
    text_.append(object_character, style);
}

void InlineCollector::add_styled(const Styled& styled, State& state) {
    if (styled.content.empty()) return;
    const TextStyle outer = state.style;
    const std::string_view outer_language = state.language;
    if (!styled.language.empty()) state.language = styled.language;
    Role role = Role::content;  // none of its own
    TextStyle& style = state.style;
    switch (styled.style) {
        case InlineStyle::emphasis: case InlineStyle::variable: case InlineStyle::citation:
            style.is_italic = !style.is_italic;
            if (styled.style == InlineStyle::emphasis) role = Role::emphasis;
            break;
        case InlineStyle::strong: style.is_bold = true; role = Role::strong; break;
        case InlineStyle::strike: style.has_strike = true; break;
        case InlineStyle::insert: case InlineStyle::underline: style.has_underline = true; break;
        case InlineStyle::mark:
            style.has_background = true;
            style.background = theme_.mark_background;
            break;
        case InlineStyle::subscript:
            style.rise += style.size * static_cast<float>(theme_.inferior_rise);
            style.size *= static_cast<float>(theme_.superior_scale) * 1.12F;
            break;
        case InlineStyle::superscript:
            style.rise += style.size * static_cast<float>(theme_.superior_rise);
            style.size *= static_cast<float>(theme_.superior_scale) * 1.12F;
            break;
        case InlineStyle::small: style.size *= 0.85F; break;
        case InlineStyle::keyboard:
            style.family = Family::sans;
            style.size *= 0.82F;
            style.has_frame = true;
            style.background = {0xf7, 0xf8, 0xf9};
            style.may_hyphenate = false;
            break;
        case InlineStyle::sample:
            style.family = Family::mono;
            style.size *= static_cast<float>(theme_.inline_code_scale);
            style.may_hyphenate = false;
            break;
        case InlineStyle::quotation:
        case InlineStyle::abbreviation:
        case InlineStyle::plain: break;
    }
    if (!styled.language.empty() && role == Role::content) role = Role::span;
    if (role == Role::content) {
        const bool is_key = styled.style == InlineStyle::keyboard;
        if (is_key) state.leaf = NodeId::artifact;
        if (is_key) add_gap(key_gap, state);
        if (styled.style == InlineStyle::quotation) add_quotation(styled, state);
        else walk(styled.content, state);
        if (is_key) add_gap(key_gap, state);
    } else {
        inside(role, state, [&](State& inner) {
            if (!styled.language.empty()) structure_.detail(inner.parent).language = styled.language;
            if (styled.style == InlineStyle::quotation) add_quotation(styled, inner);
            else walk(styled.content, inner);
        });
    }
    state.language = outer_language;
    state.style = outer;
    if (styled.style == InlineStyle::keyboard) state.leaf = NodeId::artifact;
}

/// A quotation in another language has that language's marks, as browsers set them.
void InlineCollector::add_quotation(const Styled& styled, State& state) {
    const std::string_view language = state.language.empty() ? std::string_view(document_.meta.language) : state.language;
    const base::QuotationMarks marks = base::quotation_marks(language, state.quotations);
    add_words(marks.open, state);
    ++state.quotations;
    walk(styled.content, state);
    --state.quotations;
    add_words(marks.close, state);
}

void InlineCollector::add_link(const Link& link, State& state) {
    const Target& target = document_.target(link.target);
    const auto* address = std::get_if<WebAddress>(&target);
    const bool leads_nowhere = std::holds_alternative<Nowhere>(target) || (address != nullptr && address->url.size() > max_link_address);
    if (leads_nowhere || link.content.empty()) return walk(link.content, state);
    inside(Role::link, state, [&](State& inner) {
        TextLink area{target, plain_text(link.content), inner.parent};
        if (area.words.empty()) area.words = link.title;
        area.words.resize(base::whole_characters(area.words, max_link_words));
        text_.links.push_back(std::move(area));
        inner.style.link = static_cast<std::uint32_t>(text_.links.size());
        if (options_.colors_links) inner.style.color = theme_.link;
        if (link.look != LinkLook::plain) {
            inner.style.family = Family::sans;
            inner.style.is_bold = link.look == LinkLook::large_button;
            inner.style.size *= 0.9F;
            inner.style.has_link_border = true;
            inner.style.may_hyphenate = false;
            inner.style.background = {0xff, 0xff, 0xff};
            add_gap(button_gap, inner);
        }
        walk(link.content, inner);
        if (link.look != LinkLook::plain) add_gap(button_gap, inner);
    });
}

void InlineCollector::add_code(std::string_view words, State& state) {
    TextStyle& style = state.style;
    style.family = Family::mono;
    style.is_code = true;
    style.may_hyphenate = false;
    style.size *= static_cast<float>(theme_.inline_code_scale);
    if (style.link == 0) style.has_background = true;
    style.background = theme_.inline_code_background;
    add_words(words, state);
}

void InlineCollector::add_math(const Math& math, State& state) {
    if (math.tex.empty()) return;
    inside(Role::formula, state, [&](State& inner) {
        structure_.detail(inner.parent).alt = math.tex;
        const Formula* formula = document_.formula(math.tex, math.is_display);
        if (formula != nullptr) return add_formula(*formula, inner);
        inner.style.family = Family::mono;
        inner.style.is_code = true;
        inner.style.may_hyphenate = false;
        inner.style.size *= static_cast<float>(theme_.inline_code_scale);
        add_words(math.tex, inner);
    });
}

void InlineCollector::add_formula(const Formula& formula, State& state) {
    state.style.owner = structure_.add(Role::content, state.parent);
    for (const FormulaPart& part : formula.parts) {
        const bool is_last = &part == &formula.parts.back();
        const std::string_view source = &part == &formula.parts.front() ? std::string_view(formula.tex) : std::string_view();
        InlineBox box = formula_box(part, state.style, options_.width, setter_, source);
        if (!is_last) box.break_penalty = formula_break_penalty;
        text_.boxes.push_back(std::move(box));
        text_.append(word_object_character, state.style);
        if (!is_last) text_.append(" ", state.style);
    }
    after_blank_ = false;
}

void InlineCollector::add_note_mark(const FootnoteMark& mark, State& state) {
    const Note& note = document_.note(mark.note);
    const auto offset = static_cast<std::uint32_t>(text_.text.size());
    text_.marks.push_back({offset, note.id + "-ref-" + base::number(mark.use, 0), {}});
    if (mark.use == 1) text_.marks.push_back({offset, {}, mark.note});
    inside(Role::reference, state, [&](State& reference) {
        inside(Role::link, reference, [&](State& inner) {
            text_.links.push_back({Anchor{note.id}, note.label, inner.parent});
            inner.style.link = static_cast<std::uint32_t>(text_.links.size());
            if (options_.colors_links) inner.style.color = theme_.link;
            inner.style.rise += inner.style.size * static_cast<float>(theme_.superior_rise);
            inner.style.size *= static_cast<float>(theme_.superior_scale) * 1.08F;
            inner.style.is_italic = false;
            inner.style.may_hyphenate = false;
            add_words(note.label, inner);
        });
    });
}

void InlineCollector::add_image(const Image& image, State& state) {
    const ImageEntry& entry = document_.image(image.image);
    if (!entry.bytes || entry.width == 0) {
        add_words(image.alt.empty() ? "[" + entry.name + "]" : "[" + image.alt + "]", state);
        return;
    }
    const bool is_decorative = image.alt.empty();
    NodeId owner = NodeId::artifact;
    if (!is_decorative) {
        const NodeId figure = structure_.add(Role::figure, state.parent);
        structure_.detail(figure).alt = image.alt;
        owner = structure_.add(Role::content, figure);
    }
    state.leaf = NodeId::artifact;
    text_.boxes.push_back(inline_picture(image, entry, theme_, options_.width, owner));
    TextStyle style = state.style;
    style.owner = owner;
    text_.append(object_character, style);
    after_blank_ = false;
}

void InlineCollector::add_icon(const Icon& icon, State& state) {
    const IconDrawing* drawing = find_icon(icon.name);
    if (drawing == nullptr) return add_words(icon.label, state);
    NodeId owner = NodeId::artifact;
    if (!icon.label.empty()) {
        const NodeId figure = structure_.add(Role::figure, state.parent);
        structure_.detail(figure).alt = icon.label;
        owner = structure_.add(Role::content, figure);
        state.leaf = NodeId::artifact;
    }
    InlineBox box;
    const float size = state.style.size * 1.05F;
    box.width = size;
    box.ascent = size * 0.85F;
    box.descent = size * 0.15F;
    box.items.push_back(draw_icon(*drawing, 0, -size * 0.82F, size, state.style.color, owner));
    text_.boxes.push_back(std::move(box));
    text_.append(object_character, state.style);
    after_blank_ = false;
}

}  // namespace notes_export::typeset
