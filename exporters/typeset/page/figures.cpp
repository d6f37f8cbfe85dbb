#include "notes_export/walk.h"
#include "typeset/page/blocks.h"
#include "typeset/page/codes.h"
#include "typeset/page/pictures.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float least_scale = 0.55F;        // a picture gives so much of its size to fill the page it is mentioned on
constexpr float shrinkable_height = 110;    // a lower picture is better moved than made smaller
constexpr float stand_in_height = 54;

}  // namespace

NodeId BlockSetter::set_picture(const Figure& figure, const Rect& box, const BlockContext& context) {
    const std::string alt = figure.alt.empty() ? plain_text(figure.caption) : figure.alt;
    const ImageEntry& entry = document_.image(figure.image);
    const bool is_missing = !entry.bytes || entry.width == 0 || entry.height == 0;
    const bool is_decorative = alt.empty() && figure.caption.empty() && !is_missing;
    NodeId node = NodeId::artifact, leaf = NodeId::artifact;
    if (!is_decorative) {
        node = structure_.add(Role::figure, context.parent);
        structure_.detail(node).alt = alt.empty() ? entry.name : alt;
        leaf = structure_.add(Role::content, node);
    }
    if (is_missing) {
        if (alt.empty() && leaf != NodeId::artifact) {
            const NodeId words = structure_.add(Role::span, node);
            mark_words(words);
            leaf = structure_.add(Role::content, words);
        }
        set_stand_in(box, alt.empty() ? std::string(word(notes_export::Word::picture_missing, document_.meta.language)) : alt, leaf, context);
    } else if (entry.code.size != 0) {
        draw_code(entry.code, box, leaf, flow_->items);
    } else {
        PictureItem item;
        item.image = figure.image;
        item.box = box;
        item.request = print_request(figure.size, figure.extent, entry, theme_);
        if (figure.is_round) cut_round(item, static_cast<float>(box.size.width.points()), entry);
        item.owner = leaf;
        flow_->items.emplace_back(item);
    }
    if (figure.target && !std::holds_alternative<Nowhere>(document_.target(*figure.target))) {
        LinkArea area;
        area.box = box;
        area.target = document_.target(*figure.target);
        area.words = alt.empty() ? plain_text(figure.caption) : alt;
        area.node = is_decorative ? NodeId::artifact : structure_.add(Role::link, node);
        flow_->links.push_back(std::move(area));
    }
    return node;
}

void BlockSetter::set_figure(const Figure& figure, const BlockContext& context) {
    const Inlines& caption = figure.caption;
    const ImageEntry& entry = document_.image(figure.image);
    const bool is_missing = !entry.bytes || entry.width == 0 || entry.height == 0;
    space(context.gap + 5);
    PrintedSize printed = printed_size(figure.size, figure.extent, entry, context.width, max_picture_share * pages_.shape().height);
    if (figure.is_round) printed = round_size(printed);
    if (is_missing) printed = {context.width * 0.75F, stand_in_height};
    const float x = left_of(context.x + (context.align == TextAlign::left ? 0 : (context.width - printed.width) / 2), printed.width);
    const Rect box{{Length::points(x), Length::points(0)}, {Length::points(printed.width), Length::points(printed.height)}};
    float height = printed.height;
    const NodeId node = set_picture(figure, box, context);
    if (!caption.empty()) {
        Flow words = apart([&] {
            BlockContext inner = context;
            inner.decoration = 0;
            inner.x = context.x + context.width * 0.06F;
            inner.width = context.width * 0.88F;
            ParagraphStyle style = paragraph_style(inner, theme_.caption);
            style.align = context.align == TextAlign::left ? TextAlign::left : TextAlign::center;
            const NodeId caption_node = structure_.add(Role::caption, node);
            set_text(collect(caption, theme_.caption, caption_node, inner, false), inner, style);
        });
        Stack lines = stack(std::move(words));
        height += 6;
        push(std::move(lines), 0, height);
        height += lines.height;
    }
    Element& element = finish(height, context);
    const bool may_shrink = !is_missing && !figure.is_round && entry.code.size == 0;
    if (may_shrink && printed.height > shrinkable_height) element.shrink = printed.height * (1 - least_scale);
    space(context.gap + 6);
}

/// A frame with the words that describe what is missing.
void BlockSetter::set_stand_in(const Rect& box, const std::string& words, NodeId leaf, const BlockContext& context) {
    BoxItem frame;
    frame.box = box;
    frame.color = theme_.rule;
    frame.radius = 3;
    flow_->items.emplace_back(frame);
    const Length edge = Length::points(0.7);
    frame.box = {{box.origin.x + edge, box.origin.y + edge}, {box.size.width - edge * 2, box.size.height - edge * 2}};
    frame.color = theme_.stand_in;
    flow_->items.emplace_back(frame);
    Flow inner_flow = apart([&] {
        BlockContext inner = context;
        inner.decoration = 0;
        inner.width = static_cast<float>(box.size.width.points()) - 20;
        inner.x = left_of(static_cast<float>(box.origin.x.points()) + 10, inner.width);
        ParagraphStyle style = paragraph_style(inner, theme_.caption);
        style.align = TextAlign::center;
        style.may_hyphenate = false;
        TextStyle look = style_of(theme_.caption);
        StyledText text;
        look.owner = leaf;
        text.append(words, look);
        set_text(std::move(text), inner, style);
    });
    Stack lines = stack(std::move(inner_flow));
    const float top = std::max(0.0F, (static_cast<float>(box.size.height.points()) - lines.height) / 2);
    push(std::move(lines), 0, top);
}

}  // namespace notes_export::typeset
