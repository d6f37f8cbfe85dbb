#include "typeset/page/blocks.h"

#include "base/numbers.h"
#include "base/unicode.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/page/formulas.h"

#include <algorithm>
#include <cctype>

namespace notes_export::typeset {
namespace {

constexpr float least_formula_scale = 0.8F;  // smaller: the author should know
constexpr float least_line = 5;    // of a table's narrowest column
constexpr float short_block = 0.25F;  // of a page: what is not taller is kept whole

Role heading_role(int level) {
    return static_cast<Role>(static_cast<int>(Role::heading1) + std::clamp(level, 1, 6) - 1);
}

/// Whether a paragraph ends in a colon and so belongs to what follows it.
bool is_lead_in(const Inlines& inlines) {
    std::string words = plain_text(inlines);
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.pop_back();
    return !words.empty() && words.back() == ':';
}

}  // namespace

float BlockContext::indent(float left, float right) {
    const float room = std::max(0.0F, width - least_width);
    const float share = std::min(1.0F, 0.5F * room / std::max(1.0F, left + right));
    x += left * share;
    width -= (left + right) * share;
    return share;
}

BlockSetter::BlockSetter(const Document& document, const Theme& theme, Layout& layout, PageBuilder& pages,
                         ParagraphSetter& setter, Diagnostics& diagnostics)
    : document_(document),
      theme_(theme),
      layout_(layout),
      pages_(pages),
      setter_(setter),
      diagnostics_(diagnostics),
      structure_(layout),
      inlines_(document, theme, structure_, setter, diagnostics),
      language_(document.meta.language),
      is_right_to_left_(document.meta.direction == Direction::right_to_left),
      flow_(&pages.flow) {}

// --- helpers -----------------------------------------------------------------------------------------------

ParagraphStyle BlockSetter::paragraph_style(const BlockContext& context, const TextRole& role) const {
    ParagraphStyle style;
    style.width = std::max(context.width, least_line);
    style.x = left_of(context.x, style.width);
    style.leading = static_cast<float>(role.leading);
    style.size = static_cast<float>(role.size);
    style.align = context.align;
    style.decoration = context.decoration;
    style.is_right_to_left = is_right_to_left_;
    // Few words a line cannot be justified without holes.
    if (style.align == TextAlign::justify && style.width < 16 * style.size) style.align = TextAlign::left;
    return style;
}

StyledText BlockSetter::collect(const Inlines& inlines, const TextRole& role, NodeId parent, const BlockContext& context,
                                bool may_hyphenate, bool colors_links) {
    return inlines_.collect(inlines, style_of(role), parent, {may_hyphenate, colors_links, context.width});
}

std::size_t BlockSetter::set_text(StyledText&& text, const BlockContext& context, ParagraphStyle style) {
    style.space_before = pending_space_;
    style.keep = pending_keep_;
    std::vector<NoteId> notes;
    for (const TextMark& mark : text.marks) {
        if (mark.id.empty()) notes.push_back(mark.note);
    }
    const std::size_t lines = setter_.set(std::move(text), style, *flow_);
    if (lines > 0) {
        pending_space_ = 0;
        pending_keep_ = keep::free;
    }
    if (!notes.empty()) set_notes(notes, context);
    return lines;
}

Element& BlockSetter::finish(float height, const BlockContext& context) {
    Element& element = flow_->finish(height, pending_space_, pending_keep_, context.decoration);
    pending_space_ = 0;
    pending_keep_ = keep::free;
    return element;
}

void BlockSetter::push(Stack&& stack, float dx, float dy) {
    for (Item& item : stack.items) {
        move_by(item, dx, dy);
        flow_->items.push_back(std::move(item));
    }
    for (LinkArea& link : stack.links) {
        move_by(link, dx, dy);
        flow_->links.push_back(std::move(link));
    }
    for (FlowMark& mark : stack.marks) {
        mark.x += dx;
        mark.y += dy;
        flow_->marks.push_back(std::move(mark));
    }
}

void BlockSetter::pad(float height, const BlockContext& context) {
    hold(keep::always);
    finish(height, context);
}

void BlockSetter::keep_whole(std::size_t first) {
    if (first < flow_->dropped) return;  // longer than a page
    const std::size_t begin = first - flow_->dropped;
    float height = 0;
    for (std::size_t i = begin; i < flow_->elements.size(); ++i) height += flow_->elements[i].height + flow_->elements[i].space_before;
    if (height > short_block * pages_.shape().height) return;
    for (std::size_t i = begin + 1; i < flow_->elements.size(); ++i) {
        flow_->elements[i].keep = std::max(flow_->elements[i].keep, keep::whole);
    }
}

TextAlign BlockSetter::align_of(Alignment alignment) const {
    switch (alignment) {
        case Alignment::center: return TextAlign::center;
        case Alignment::right: return TextAlign::right;
        case Alignment::left: return is_right_to_left_ ? TextAlign::end : TextAlign::left;
        case Alignment::none: break;
    }
    return TextAlign::left;
}

std::uint32_t BlockSetter::decorate(Decoration decoration, const BlockContext& context) {
    decoration.parent = context.decoration;
    decoration.x = left_of(decoration.x, decoration.width);
    decoration.is_bar_at_right = is_right_to_left_;
    flow_->decorations.push_back(decoration);
    return static_cast<std::uint32_t>(flow_->decorations.size() - 1);
}

/// Footnotes are laid out where their mark is, and wait for the page on which it comes to stand.
void BlockSetter::set_notes(const std::vector<NoteId>& notes, const BlockContext& context) {
    if (context.is_note) {  // it stands below the note that it belongs to
        nested_notes_.insert(nested_notes_.end(), notes.begin(), notes.end());
        return;
    }
    for (const NoteId id : notes) {
        Flow flow = note_flow(id, context);
        for (std::size_t i = 0; i < nested_notes_.size(); ++i) {  // grows on the way
            Flow below = note_flow(nested_notes_[i], context);
            flow.append(below, 0, below.elements.size());
        }
        nested_notes_.clear();
        if (!flow.is_empty()) pages_.notes.emplace(id, std::move(flow));
    }
}

/// The lines of a note; none if it has been set before.
Flow BlockSetter::note_flow(NoteId id, const BlockContext& context) {
    if (!set_notes_.insert(id).second) return {};
    const Note& note = document_.note(id);
    Flow flow = apart([&] {
        BlockContext inner;
        inner.text = theme_.footnote;
        inner.width = pages_.shape().width;
        inner.begin_column();
        inner.gap = 3;
        inner.is_note = true;
        inner.parent = structure_.add(Role::note, context.parent);
        structure_.detail(inner.parent).id = note.id;
        flow_->marks.push_back({MarkKind::place, 0, note.id, 0, 0});
        constexpr float indent = 14;
        TextStyle style = style_of(theme_.footnote);
        style.owner = structure_.add(Role::content, structure_.add(Role::label, inner.parent));
        style.rise = style.size * static_cast<float>(theme_.superior_rise);
        style.size *= static_cast<float>(theme_.superior_scale) * 1.12F;
        const float width = static_cast<float>(setter_.line_width(note.label, style));
        const float baseline = static_cast<float>((theme_.footnote.leading - theme_.footnote.size) / 2 + theme_.footnote.size * 0.8);
        setter_.place_line(note.label, style, left_of(std::max(0.0F, indent - 4 - width), width), baseline, flow_->items);
        inner.x = indent;
        inner.width -= indent;
        space(2);
        set_blocks(note.content, inner);
    });
    settle_decorations(flow);
    return flow;
}

void BlockSetter::report(const std::vector<Misfit>& misfits) {
    Span last;  // one remark for each block
    for (const Misfit& misfit : misfits) {
        const Span place = structure_.place_of(misfit.owner);
        if (place.is_known() && place == last) continue;
        last = place;
        const std::string page = "page " + layout_.pages[misfit.page].label;
        if (misfit.side.empty()) {
            diagnostics_.note("taller-than-page", place, "something that cannot be divided is taller than a page; on " + page + " it is printed at " +
                                                             base::number(100 * misfit.amount, 0) + " % of its size");
            continue;
        }
        const std::string what = misfit.words.empty() ? std::string("a picture or drawing") : quoted(misfit.words);
        diagnostics_.warn("outside-text-area", place, what + " reaches " + base::number(misfit.amount, 0) + " pt beyond the " + std::string(misfit.side) +
                                                          " edge of the text on " + page);
    }
}

// --- blocks ------------------------------------------------------------------------------------------------

void BlockSetter::set_body() {
    BlockContext context;
    context.width = pages_.shape().width;
    context.text = theme_.body;
    context.gap = static_cast<float>(theme_.paragraph_space);
    context.is_top = true;
    context.begin_column();
    set_blocks(document_.body, context);
}

void BlockSetter::set_blocks(const Blocks& blocks, const BlockContext& context) {
    for (const Block& block : blocks) {
        set_block(block, context);
        if (context.is_top) pages_.advance();
    }
}

void BlockSetter::set_block(const Block& block, const BlockContext& context) {
    if (block.span.is_known()) {
        place_ = block.span;
        setter_.set_place(place_);
        structure_.set_place(place_);
    }
    match(block.node,
          [&](const Paragraph& paragraph) { set_paragraph(paragraph, context); },
          [&](const Heading& heading) { set_heading(heading, context); },
          [&](const CodeBlock& code) { set_code(code, context); },
          [&](const Quote& quote) { set_quote(quote, context); },
          [&](const List& list) { set_list(list, context); },
          [&](const Table& table) { set_table(table, context); },
          [&](const Figure& figure) { set_figure(figure, context); },
          [&](const Callout& callout) { set_callout(callout, context); },
          [&](const Details& details) { set_details(details, context); },
          [&](const Columns& columns) { set_columns(columns, context); },
          [&](const Panels& panels) { set_panels(panels, context); },
          [&](const DefinitionList& list) { set_definitions(list, context); },
          [&](const Progress& progress) { set_progress(progress, context); },
          [&](const Embed& embed) { set_embed(embed, context); },
          [&](const MathBlock& math) { set_math(math, context); },
          [&](const Rule&) { set_rule(context); },
          [&](const ContentsHere& contents) { set_contents(contents.max_level, context); },
          [&](const Division& division) { set_division(division, context); },
          [&](const FootnoteList&) {});  // each note stands at the foot of its mark's page
}

void BlockSetter::set_paragraph(const Paragraph& paragraph, const BlockContext& context) {
    const std::vector<ParagraphPart> parts = parts_of_paragraph(paragraph.content, document_);
    if (parts.empty()) return set_words(paragraph.content, context);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].pictures.empty()) {
            set_pictures(parts[i].pictures, parts[i].words, context);
        } else {
            set_words(parts[i].words, context);
            if (i + 1 < parts.size()) hold(keep::strong);  // words before a picture mostly say what it shows
        }
    }
}

void BlockSetter::set_words(const Inlines& words, const BlockContext& context) {
    space(context.gap);
    const NodeId node = structure_.add(Role::paragraph, context.parent);
    StyledText text = collect(words, context.text, node, context);
    const bool leads_in = is_lead_in(words);
    const std::size_t lines = set_text(std::move(text), context, paragraph_style(context, context.text));
    if (lines == 0) return;
    space(context.gap);
    if (leads_in) hold(keep::strong);
}

/// The level that a heading's tag has: tags may leave none out (ISO 14289-1, 7.4.2), whatever authors do. Looks stay theirs.
int BlockSetter::tagged_level(int level) {
    while (!heading_path_.empty() && heading_path_.back().level >= level) heading_path_.pop_back();
    const int tagged = heading_path_.empty() ? 1 : heading_path_.back().tagged + 1;
    heading_path_.push_back({level, tagged});
    return tagged;
}

void BlockSetter::set_heading(const Heading& heading, const BlockContext& context) {
    const int level = std::clamp(heading.level, 1, 6);
    const HeadingRole& role = theme_.headings[static_cast<std::size_t>(level - 1)];
    const bool follows_heading = pending_keep_ == keep::always;
    space(static_cast<float>(role.space_before) * (follows_heading ? 0.45F : 1.0F));
    const NodeId node = structure_.add(heading_role(tagged_level(level)), context.parent);
    StyledText text = collect(heading.content, role.text, node, context, false, false);
    if (text.is_empty()) text = inlines_.words("\u00A0", style_of(role.text), node);
    const std::string title = plain_text(heading.content);
    if (!heading.id.empty()) flow_->marks.push_back({MarkKind::place, 0, heading.id, context.x, 0});
    for (const std::string& alias : heading.aliases) flow_->marks.push_back({MarkKind::place, 0, alias, context.x, 0});
    layout_.bookmarks.push_back({level, title, {}, node});
    flow_->marks.push_back({MarkKind::bookmark, static_cast<std::uint32_t>(layout_.bookmarks.size() - 1), {}, context.x, 0});
    if (level <= 3 && context.is_top) flow_->marks.push_back({MarkKind::section, 0, title, 0, 0});
    ParagraphStyle style = paragraph_style(context, role.text);
    style.align = context.align == TextAlign::justify ? TextAlign::left : context.align;
    style.may_hyphenate = false;
    style.keep_together = true;
    set_text(std::move(text), context, style);
    space(static_cast<float>(role.space_after));
    hold(keep::always);
}

void BlockSetter::set_quote(const Quote& quote, const BlockContext& context) {
    Decoration bar;
    bar.x = context.x + 2;
    bar.width = context.width - 2;
    BlockContext inner = context;
    bar.has_bar = inner.indent(16, 6) > least_barred;
    bar.bar = theme_.quote_bar;
    bar.bar_width = 2;
    space(context.gap + 2);
    inner.decoration = decorate(bar, context);
    inner.text.color = theme_.quote_ink;
    inner.parent = structure_.add(Role::block_quote, context.parent);
    const std::size_t first = next_element();
    set_blocks(quote.content, inner);
    keep_whole(first);
    pending_space_ = context.gap + 2;
}

void BlockSetter::set_rule(const BlockContext& context) {
    space(context.gap + 6);
    hold(keep::mild);
    BoxItem item;
    const float width = context.width * 0.3F;
    item.box = {{Length::points(left_of(context.x + (context.width - width) / 2, width)), Length::points(0)}, {Length::points(width), Length::points(0.6)}};
    item.color = theme_.rule;
    flow_->items.emplace_back(item);
    finish(0.6F, context);
    space(context.gap + 6);
}

void BlockSetter::set_division(const Division& division, const BlockContext& context) {
    BlockContext inner = context;
    inner.parent = structure_.add(division.part.empty() ? Role::division : Role::section, context.parent);
    const std::string outer = language_;
    const bool outer_direction = is_right_to_left_;
    if (!division.language.empty() && division.language != language_) {
        structure_.detail(inner.parent).language = division.language;
        language_ = division.language;
        setter_.set_language(language_);
        turn(base::is_right_to_left(language_), inner);
    }
    if (division.alignment != Alignment::none) inner.align = align_of(division.alignment);
    if (!division.id.empty()) flow_->marks.push_back({MarkKind::place, 0, division.id, context.x, 0});
    set_blocks(division.content, inner);
    language_ = outer;
    setter_.set_language(language_);
    is_right_to_left_ = outer_direction;
    setter_.set_right_to_left(outer_direction);
}

/// Lines of what follows begin at the side named. The passage stays where it is: its place is counted from the other side.
void BlockSetter::turn(bool is_right_to_left, BlockContext& context) {
    if (is_right_to_left == is_right_to_left_) return;
    is_right_to_left_ = is_right_to_left;
    setter_.set_right_to_left(is_right_to_left);
    context.x = pages_.shape().width - context.x - context.width;
    if (context.align == TextAlign::end) context.align = TextAlign::left;
}

/// A formula on lines of its own, or its source where it could not be set.
void BlockSetter::set_math(const MathBlock& math, const BlockContext& context) {
    const NodeId node = structure_.add(Role::formula, context.parent);
    structure_.detail(node).alt = math.tex;
    if (const Formula* formula = document_.formula(math.tex, true)) return set_formula(*formula, node, context);
    space(context.gap);
    TextStyle style = style_of(theme_.code);
    style.is_code = true;
    ParagraphStyle lines = paragraph_style(context, theme_.code);
    lines.align = TextAlign::center;
    lines.may_hyphenate = false;
    set_text(inlines_.words(math.tex, style, node), context, lines);
    space(context.gap);
}

void BlockSetter::set_formula(const Formula& formula, NodeId node, const BlockContext& context) {
    TextStyle style = style_of(context.text);
    style.owner = structure_.add(Role::content, node);
    space(context.gap + 2);
    for (const FormulaPart& part : formula.parts) {
        const float scale = context.width / std::max(1.0F, part.width * style.size);
        if (scale < least_formula_scale) {
            diagnostics_.note("formula-too-wide", place_,
                              "a formula is too wide for the page; it is set at " + base::number(100 * static_cast<double>(scale), 0) + " % of its size");
        }
        const std::string_view source = &part == &formula.parts.front() ? std::string_view(formula.tex) : std::string_view();
        InlineBox box = formula_box(part, style, context.width, setter_, source);
        const float x = left_of(context.x + (context.width - box.width) / 2, box.width);
        for (Item& item : box.items) {
            move_by(item, x, box.ascent);
            flow_->items.push_back(std::move(item));
        }
        hold(keep::disliked);  // from the words that announce it
        finish(box.ascent + box.descent, context);
    }
    space(context.gap + 2);
}

}  // namespace notes_export::typeset
