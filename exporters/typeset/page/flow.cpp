#include "typeset/page/flow.h"

#include "notes_export/match.h"

#include <algorithm>
#include <iterator>

namespace notes_export::typeset {

Element& Flow::finish(float height, float space_before, std::uint16_t keep, std::uint32_t decoration) {
    Element& element = elements.emplace_back();
    element.height = height;
    element.space_before = space_before;
    element.keep = keep;
    element.decoration = decoration;
    element.items_end = static_cast<std::uint32_t>(items.size());
    element.links_end = static_cast<std::uint32_t>(links.size());
    element.marks_end = static_cast<std::uint32_t>(marks.size());
    return element;
}

void Flow::drop_front(std::size_t count) {
    if (count == 0) return;
    const Element last = elements[count - 1];
    const auto erase = [](auto& from, std::size_t n) { from.erase(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(n)); };
    erase(items, last.items_end);
    erase(links, last.links_end);
    erase(marks, last.marks_end);
    erase(elements, count);
    dropped += count;
    for (Element& element : elements) {
        element.items_end -= last.items_end;
        element.links_end -= last.links_end;
        element.marks_end -= last.marks_end;
    }
}

void Flow::append(Flow& other, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        const auto take = [](auto& to, auto& from, std::uint32_t first, std::uint32_t last) {
            to.insert(to.end(), std::make_move_iterator(from.begin() + first), std::make_move_iterator(from.begin() + last));
        };
        const Element& element = other.elements[i];
        take(items, other.items, other.items_begin(i), element.items_end);
        take(links, other.links, other.links_begin(i), element.links_end);
        take(marks, other.marks, other.marks_begin(i), element.marks_end);
        Element& own = finish(element.height, element.space_before, element.keep, 0);
        own.shrink = element.shrink;
    }
}

Stack stack(Flow&& flow) {
    Stack result;
    std::vector<Item> boxes;
    DecorationPainter painter(flow.decorations, boxes);
    float y = 0;
    for (std::size_t i = 0; i < flow.elements.size(); ++i) {
        const Element& element = flow.elements[i];
        if (i > 0) y += element.space_before;
        for (std::size_t at = flow.items_begin(i); at < element.items_end; ++at) move_by(flow.items[at], 0, y);
        for (std::size_t at = flow.links_begin(i); at < element.links_end; ++at) move_by(flow.links[at], 0, y);
        for (std::size_t at = flow.marks_begin(i); at < element.marks_end; ++at) flow.marks[at].y += y;
        painter.element(element.decoration, y, y + element.height);
        y += element.height;
    }
    painter.finish(0);
    result.items = std::move(boxes);
    result.items.insert(result.items.end(), std::make_move_iterator(flow.items.begin()), std::make_move_iterator(flow.items.end()));
    result.links = std::move(flow.links);
    result.marks = std::move(flow.marks);
    result.height = y;
    return result;
}

void settle_decorations(Flow& flow) {
    std::vector<Item> items;
    std::uint32_t begin = 0;
    std::uint32_t previous = 0;
    for (std::size_t i = 0; i < flow.elements.size(); ++i) {
        Element& element = flow.elements[i];
        const std::uint32_t end = element.items_end;
        if (element.decoration != 0) {
            DecorationPainter painter(flow.decorations, items);
            const float above = previous == element.decoration ? element.space_before : 0;
            painter.element(element.decoration, -above, element.height);
            painter.finish(0);
        }
        previous = element.decoration;
        element.decoration = 0;
        items.insert(items.end(), std::make_move_iterator(flow.items.begin() + begin),
                     std::make_move_iterator(flow.items.begin() + end));
        begin = end;
        element.items_end = static_cast<std::uint32_t>(items.size());
    }
    flow.items = std::move(items);
}

void move_by(LinkArea& link, float dx, float dy) {
    link.box.origin.x += Length::points(dx);
    link.box.origin.y += Length::points(dy);
}

void move_by(Item& item, float dx, float dy) {
    const auto move_rect = [&](Rect& box) {
        box.origin.x += Length::points(dx);
        box.origin.y += Length::points(dy);
    };
    match(item,
          [&](TextItem& text) { text.x += dx; text.baseline += dy; },
          [&](BoxItem& box) { move_rect(box.box); },
          [&](PathItem& path) {
              for (Point& point : path.points) {
                  point.x += Length::points(dx);
                  point.y += Length::points(dy);
              }
          },
          [&](PictureItem& picture) { move_rect(picture.box); });
}

// --- decorations -------------------------------------------------------------------------------------------

std::vector<std::uint32_t> DecorationPainter::chain(std::uint32_t id) const {
    std::vector<std::uint32_t> ids;
    for (; id != 0; id = decorations_[id].parent) ids.push_back(id);
    std::reverse(ids.begin(), ids.end());
    return ids;
}

void DecorationPainter::continued_from(std::uint32_t id) { from_before_ = chain(id); }

void DecorationPainter::element(std::uint32_t id, float top, float bottom) {
    const std::vector<std::uint32_t> ids = chain(id);
    std::size_t same = 0;
    while (same < open_.size() && same < ids.size() && open_[same].id == ids[same]) ++same;
    close(same, false);
    for (std::size_t i = same; i < ids.size(); ++i) {
        const bool goes_on = std::find(from_before_.begin(), from_before_.end(), ids[i]) != from_before_.end();
        open_.push_back({ids[i], goes_on ? top - decorations_[ids[i]].overhang : top, bottom, opened_++});
    }
    for (Open& open : open_) open.bottom = bottom;
}

void DecorationPainter::close(std::size_t keep_count, bool goes_on) {
    while (open_.size() > keep_count) {
        const Open open = open_.back();
        open_.pop_back();
        const Decoration& style = decorations_[open.id];
        const float bottom = open.bottom + (goes_on ? style.overhang : 0);
        const auto add = [&](float x, float y, float width, float height, Color color, float radius) {
            BoxItem item;
            item.box = {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(height)}};
            item.color = color;
            item.radius = radius;
            boxes_.emplace_back(open.order, item);
        };
        const float height = bottom - open.top;
        if (style.has_border) add(style.x, open.top, style.width, height, style.border, style.radius);
        if (style.has_fill) {
            const float edge = style.has_border ? 0.6F : 0;
            add(style.x + edge, open.top + edge, style.width - 2 * edge, height - 2 * edge, style.fill, style.radius);
        }
        const float bar_x = style.is_bar_at_right ? style.x + style.width - style.bar_width : style.x;
        if (style.has_bar) add(bar_x, open.top, style.bar_width, height, style.bar, 0);
    }
}

void DecorationPainter::finish(std::uint32_t next_id) {
    const std::vector<std::uint32_t> ids = chain(next_id);
    std::size_t same = 0;
    while (same < open_.size() && same < ids.size() && open_[same].id == ids[same]) ++same;
    close(same, false);
    close(0, true);
    std::stable_sort(boxes_.begin(), boxes_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& box : boxes_) out_.push_back(std::move(box.second));
    boxes_.clear();
}

}  // namespace notes_export::typeset
