#include "base/list_label.h"
#include "typeset/page/blocks.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float bullet_column = 15;

/// Where the baseline of a first line stands below its top, as ParagraphSetter sets it.
float first_baseline(const TextRole& role) {
    return static_cast<float>((role.leading - role.size) / 2 + role.size * 0.8);
}

PathItem rectangle(float x, float y, float size) {
    PathItem path;
    path.verbs = {PathVerb::move, PathVerb::line, PathVerb::line, PathVerb::line, PathVerb::close};
    const auto at = [](float px, float py) { return Point{Length::points(px), Length::points(py)}; };
    path.points = {at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size)};
    return path;
}

/// Of an ordered list; none otherwise.
std::vector<std::string> labels_of(const List& list) {
    std::vector<std::string> labels;
    std::int64_t number = list.start;
    for (const ListItem& item : list.items) {
        if (!list.is_ordered) break;
        number = item.value.value_or(number);
        labels.push_back(base::list_label(list.numbering, number) + ".");
        number += list.is_reversed ? -1 : 1;
    }
    return labels;
}

}  // namespace

void BlockSetter::set_list(const List& list, const BlockContext& context) {
    if (list.items.empty()) return;
    const NodeId node = structure_.add(Role::list, context.parent);
    if (list.is_ordered) {
        structure_.detail(node).is_ordered = true;
        structure_.detail(node).numbering = list.numbering;
    }
    TextStyle label = style_of(context.text);
    float column = bullet_column;
    const std::vector<std::string> labels = labels_of(list);
    if (list.is_ordered) {
        // Figures are aligned on their points; the widest number makes the column.
        column += 3;
        for (const std::string& words : labels) column = std::max(column, static_cast<float>(setter_.line_width(words, label)) + 6);
    }
    BlockContext inner = context;
    const bool is_crowded = inner.indent(column, 0) < 1;
    inner.list_level = context.list_level + 1;
    inner.gap = list.is_tight ? 2 : context.gap;
    inner.is_top = false;  // advanced after each item, with its label in place
    space(context.gap * (context.list_level > 0 && list.is_tight ? 0.4F : 1.0F));
    const float before = pending_space_;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const ListItem& item = list.items[i];
        const NodeId item_node = structure_.add(Role::list_item, node);
        const NodeId label_node = structure_.add(Role::label, item_node);
        const float baseline = first_baseline(context.text);
        const NodeId label_leaf = structure_.add(Role::content, label_node);
        label.owner = label_leaf;
        if (i > 0) pending_space_ = list.is_tight ? 2.2F : std::max(4.0F, context.gap * 0.8F);
        else pending_space_ = before;
        if (item.checked) {
            structure_.detail(label_node).actual_text = *item.checked ? "\u2611" : "\u2610";
            const float size = label.size * 0.72F;
            PathItem box = rectangle(left_of(inner.x - column + 2, size), baseline - size, size);
            box.is_filled = false;
            box.stroke_width = 0.8F;
            box.stroke = theme_.headings[0].text.color;
            box.owner = label_leaf;
            const float x = left_of(inner.x - column + 2, size), y = baseline - size;
            if (*item.checked) {
                const auto at = [&](float px, float py) { return Point{Length::points(x + px * size), Length::points(y + py * size)}; };
                box.verbs.insert(box.verbs.end(), {PathVerb::move, PathVerb::line, PathVerb::line});
                box.points.insert(box.points.end(), {at(0.2F, 0.55F), at(0.42F, 0.78F), at(0.82F, 0.25F)});
            }
            flow_->items.emplace_back(std::move(box));
        } else if (list.is_ordered) {
            const std::string& text = labels[i];
            const auto width = static_cast<float>(setter_.line_width(text, label));
            setter_.place_line(text, label, left_of(inner.x - 5 - width, width), baseline, flow_->items);
        } else {
            constexpr std::string_view bullets[] = {"•", "–", "◦"};
            const std::string_view bullet = bullets[std::min(context.list_level, 2)];
            const auto width = static_cast<float>(setter_.line_width(bullet, label));
            setter_.place_line(bullet, label, left_of(inner.x - 5.5F - width, width), baseline, flow_->items);
        }
        // Labels that would stand one upon the other take lines of their own.
        if (is_crowded && !item.content.empty() && std::holds_alternative<List>(item.content.front().node)) {
            finish(static_cast<float>(context.text.leading), context);
            hold(keep::always);
        }
        const std::size_t elements_before = flow_->elements.size();
        inner.parent = structure_.add(Role::list_body, item_node);
        const float wanted = pending_space_;
        // The first block stands beside the label, whatever space it would like above.
        if (!item.content.empty()) {
            BlockContext first = inner;
            first.gap = 0;
            set_block(item.content.front(), first);
            if (flow_->elements.size() > elements_before) {
                flow_->elements[elements_before].space_before = wanted;
            }
            pending_space_ = std::max(pending_space_, item.content.size() > 1 ? inner.gap : 0.0F);
            for (std::size_t b = 1; b < item.content.size(); ++b) set_block(item.content[b], inner);
        }
        if (flow_->elements.size() == elements_before) finish(static_cast<float>(context.text.leading), context);
        if (context.is_top) pages_.advance();
    }
    pending_space_ = 0;
    space(context.gap);
}

void BlockSetter::set_definitions(const DefinitionList& list, const BlockContext& context) {
    const NodeId node = structure_.add(Role::list, context.parent);
    space(context.gap);
    for (const Definition& item : list.items) {
        const NodeId item_node = structure_.add(Role::list_item, node);
        for (const DefinitionTerm& term : item.terms) {
            TextRole role = context.text;
            role.is_bold = true;
            if (!term.id.empty()) flow_->marks.push_back({MarkKind::place, 0, term.id, context.x, 0});
            ParagraphStyle style = paragraph_style(context, role);
            style.align = TextAlign::left;
            set_text(collect(term.content, role, structure_.add(Role::label, item_node), context), context, style);
            space(1);
            hold(keep::always);
        }
        BlockContext inner = context;
        inner.indent(20, 0);
        inner.gap = list.is_tight ? 2 : context.gap;
        inner.is_top = false;
        inner.parent = structure_.add(Role::list_body, item_node);
        for (const Blocks& meaning : item.meanings) {
            pending_space_ = std::min(pending_space_, 2.0F);
            set_blocks(meaning, inner);
        }
        pending_space_ = 0;
        space(list.is_tight ? 4 : context.gap);
        if (context.is_top) pages_.advance();
    }
    space(context.gap);
}

}  // namespace notes_export::typeset
