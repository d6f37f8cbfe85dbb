// Callouts, unfolded details, tab panels, progress bars and cards: boxes around other blocks.
#include "base/numbers.h"
#include "base/readable_address.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/page/blocks.h"
#include "typeset/page/codes.h"
#include "typeset/page/icons.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

std::string_view icon_of(CalloutKind kind) {
    switch (kind) {
        case CalloutKind::note: case CalloutKind::info: return "info";
        case CalloutKind::tip: return "lightbulb";
        case CalloutKind::important: return "important";
        case CalloutKind::caution: return "error_outline";
        case CalloutKind::warning: return "warning";
        case CalloutKind::ok: return "check_circle";
        case CalloutKind::danger: return "danger";
        case CalloutKind::plain: return "";
    }
    return "";
}

std::string_view icon_of(EmbedKind kind) {
    switch (kind) {
        case EmbedKind::video: return "video";
        case EmbedKind::audio: return "audio";
        case EmbedKind::post: return "post";
        case EmbedKind::listing: return "listing";
        case EmbedKind::other: return "link";
    }
    return "link";
}

}  // namespace

void BlockSetter::set_callout(const Callout& callout, const BlockContext& context) {
    const CalloutColors& colors = theme_.callouts[static_cast<std::size_t>(callout.kind)];
    space(context.gap + 3);
    Decoration box;
    box.x = context.x;
    box.width = context.width;
    BlockContext inner = context;
    box.has_fill = true;
    box.has_bar = inner.indent(14, 12) > least_barred;
    box.fill = colors.background;
    box.bar = colors.bar;
    box.bar_width = 3;
    box.overhang = 5;
    inner.decoration = decorate(box, context);
    inner.is_top = false;
    inner.parent = structure_.add(Role::aside, context.parent);
    const std::size_t first = next_element();
    finish(8, inner);

    TextRole role = theme_.label;
    role.color = colors.bar;
    const std::string_view name = callout.icon.empty() ? icon_of(callout.kind) : std::string_view(callout.icon);
    const IconDrawing* icon = find_icon(name);
    BlockContext title = inner;
    if (icon != nullptr) {
        const float size = static_cast<float>(role.size) * 1.2F;
        flow_->items.emplace_back(draw_icon(*icon, left_of(inner.x, size), static_cast<float>(role.leading - static_cast<double>(size)) / 2, size,
                                            colors.bar, NodeId::artifact));
        title.x += size + 5;
        title.width -= size + 5;
    }
    hold(keep::always);
    const NodeId node = structure_.add(Role::paragraph, inner.parent);
    ParagraphStyle style = paragraph_style(title, role);
    style.align = TextAlign::left;
    style.may_hyphenate = false;
    const std::size_t lines = set_text(collect(callout.title, role, node, title, false), title, style);
    if (lines == 0 && icon != nullptr) finish(static_cast<float>(role.leading), inner);
    hold(keep::always);
    space(2);
    BlockContext content = inner;
    content.gap = std::min(context.gap, 5.0F);
    if (!callout.content.empty()) {
        pending_space_ = 2;
        set_blocks(callout.content, content);
    }
    pending_space_ = 0;
    pad(9, inner);
    keep_whole(first);
    space(context.gap + 3);
}

void BlockSetter::set_details(const Details& details, const BlockContext& context) {
    set_labelled(details.summary, details.content, structure_.add(Role::division, context.parent), context);
}

void BlockSetter::set_panels(const Panels& panels, const BlockContext& context) {
    const NodeId group = structure_.add(Role::division, context.parent);
    for (const Panel& panel : panels.panels) {
        set_labelled(panel.label, panel.content, structure_.add(Role::division, group), context);
    }
}

/// A label and, beside a thin bar, what it names: a part that a screen would fold or hide behind a tab.
void BlockSetter::set_labelled(const Inlines& label, const Blocks& content, NodeId node, const BlockContext& context) {
    space(context.gap + 3);
    Decoration bar;
    bar.x = context.x;
    bar.width = context.width;
    BlockContext inner = context;
    bar.has_bar = inner.indent(12, 0) > least_barred;
    bar.bar = theme_.rule;
    bar.bar_width = 1.2F;
    inner.is_top = false;
    inner.decoration = decorate(bar, context);
    inner.parent = node;
    const std::size_t first = next_element();
    ParagraphStyle style = paragraph_style(inner, theme_.label);
    style.align = TextAlign::left;
    style.may_hyphenate = false;
    if (set_text(collect(label, theme_.label, structure_.add(Role::paragraph, node), inner, false), inner, style) > 0) {
        hold(keep::always);
        pending_space_ = 3;
    }
    for (const Block& block : content) {
        set_block(block, inner);
        if (context.is_top) pages_.advance();
    }
    keep_whole(first);
    pending_space_ = context.gap + 3;
}

void BlockSetter::set_progress(const Progress& progress, const BlockContext& context) {
    space(context.gap + 2);
    const NodeId node = structure_.add(Role::paragraph, context.parent);
    TextRole role = theme_.label;
    const auto leading = static_cast<float>(role.leading);
    TextStyle look = style_of(role);
    const float baseline = (leading - look.size) / 2 + look.size * 0.8F;
    const Color color = theme_.callouts[static_cast<std::size_t>(progress.kind == CalloutKind::plain ? CalloutKind::note : progress.kind)].bar;
    float x = context.x;
    const std::string_view icon_name = progress.icon;
    if (const IconDrawing* icon = icon_name.empty() ? nullptr : find_icon(icon_name)) {
        flow_->items.emplace_back(draw_icon(*icon, left_of(x, look.size * 1.15F), (leading - look.size * 1.15F) / 2, look.size * 1.15F, color, NodeId::artifact));
        x += look.size * 1.15F + 5;
    }
    look.owner = structure_.add(Role::content, node);
    const std::string title = plain_text(progress.title);
    if (!title.empty()) {
        setter_.place_line(title, look, left_of(x, static_cast<float>(setter_.line_width(title, look))), baseline, flow_->items);
    }
    look.is_bold = false;
    look.owner = structure_.add(Role::content, node);
    std::string label = progress.label;
    if (label.empty()) label = base::number(progress.value, 1) + " %";
    const auto label_width = static_cast<float>(setter_.line_width(label, look));
    setter_.place_line(label, look, left_of(context.x + context.width - label_width, label_width), baseline, flow_->items);
    const float top = leading + 1.5F;
    const double share = std::clamp(progress.value, 0.0, 100.0) / 100;
    BoxItem bar;
    bar.radius = 2.5F;
    bar.box = {{Length::points(left_of(context.x, context.width)), Length::points(top)}, {Length::points(context.width), Length::points(5)}};
    bar.color = {0xe3, 0xe7, 0xeb};
    flow_->items.emplace_back(bar);
    if (share > 0) {
        const float filled = std::max(5.0F, static_cast<float>(share) * context.width);
        bar.box.size.width = Length::points(filled);
        bar.box.origin.x = Length::points(left_of(context.x, filled));
        bar.color = color;
        flow_->items.emplace_back(bar);
    }
    finish(top + 6, context);
    space(context.gap + 2);
}

void BlockSetter::set_embed(const Embed& embed, const BlockContext& context) {
    constexpr float edge = 11, icon_size = 20, icon_gap = 10;
    constexpr float least_code = 59;    // 21 mm: cameras find it at arm's length
    constexpr float frame = 3;          // stays free of the white around a code
    constexpr float least_words = 110;  // narrower words beside a code would be cut into syllables
    space(context.gap + 3);
    Decoration box;
    box.x = context.x;
    box.width = context.width;
    box.has_fill = box.has_border = true;
    box.fill = {0xfb, 0xfc, 0xfd};
    box.border = theme_.rule;
    box.radius = 4;
    BlockContext inner = context;
    inner.is_top = false;
    inner.decoration = decorate(box, context);
    inner.parent = structure_.add(Role::division, context.parent);

    const bool has_code = embed.code.size != 0;
    const float code = has_code ? std::max(least_code, code_width(embed.code, least_code_square)) : 0;
    BlockContext words = inner;
    words.decoration = 0;
    words.indent(edge + icon_size + icon_gap, edge);
    const bool is_beside = has_code && words.width - code >= least_words;
    if (is_beside) words.width -= code;
    Stack lines = stack(apart([&] { set_card_words(embed, words); }));

    // One element, so that no page ends within a card. The code's own margin is the room around it.
    constexpr float above = 7, below = 8;
    const float words_height = above + lines.height + below;
    const float height = is_beside ? std::max(words_height, code + 2 * frame) : words_height + code + frame;
    const float top = is_beside ? (height - lines.height) / 2 : above;
    if (const IconDrawing* icon = find_icon(icon_of(embed.kind))) {
        flow_->items.emplace_back(draw_icon(*icon, left_of(context.x + edge, icon_size), top + 3, icon_size, theme_.accent, NodeId::artifact));
    }
    push(std::move(lines), 0, top);
    if (has_code) {
        const float x = left_of(is_beside ? context.x + context.width - code - frame : context.x + (context.width - code) / 2, code);
        const float y = is_beside ? (height - code) / 2 : words_height;
        // The address stands beside it in words: read aloud it would be said twice.
        draw_code(embed.code, {{Length::points(x), Length::points(y)}, {Length::points(code), Length::points(code)}}, NodeId::artifact, flow_->items);
    }
    finish(height, inner);
    space(context.gap + 3);
}

/// Title and address of a card.
void BlockSetter::set_card_words(const Embed& embed, const BlockContext& context) {
    ParagraphStyle style = paragraph_style(context, theme_.label);
    style.align = TextAlign::left;
    style.may_hyphenate = false;
    const Target& target = document_.target(embed.target);
    const NodeId title_node = structure_.add(Role::paragraph, context.parent);
    set_text(collect(embed.title, theme_.label, title_node, context, false), context, style);

    const auto* web = std::get_if<WebAddress>(&target);
    const std::string_view address = web != nullptr ? base::readable_address(web->url) : std::string_view();
    std::string provider = embed.provider;
    if (!provider.empty() && !address.empty()) provider += " · ";
    StyledText line;
    const NodeId node = structure_.add(Role::paragraph, context.parent);
    TextStyle look = style_of(theme_.caption);
    look.may_hyphenate = false;
    if (!provider.empty()) {
        look.owner = structure_.add(Role::content, node);
        line.append(provider, look);
    }
    if (!address.empty()) {
        const NodeId link = structure_.add(Role::link, node);
        line.links.push_back({target, plain_text(embed.title), link});
        look.link = 1;
        look.color = theme_.link;
        look.owner = structure_.add(Role::content, link);
        line.append(address, look);
    }
    ParagraphStyle small = paragraph_style(context, theme_.caption);
    small.align = TextAlign::left;
    set_text(std::move(line), context, small);
}

}  // namespace notes_export::typeset
