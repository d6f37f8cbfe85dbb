#include "typeset/page/page_builder.h"

#include "base/numbers.h"
#include "base/one_line.h"
#include "typeset/page/inlines.h"
#include "notes_export/match.h"

#include <algorithm>
#include <cmath>

namespace notes_export::typeset {
namespace {

constexpr float note_gap = 16;         // from the text to the first footnote, rule included
constexpr float most_carried = 0.6F;   // of a page: room for the rest of earlier footnotes
constexpr float note_split_lines = 2;  // so many lines of a footnote stand with its mark at least
constexpr double split_note_cost = 200;
constexpr double empty_page_cost = 960;  // a quarter of a page empty costs as much as keep::disliked
constexpr double head_share = 0.45;      // of the measure, for the title in the running head
constexpr double shrink_cost = 60;       // a picture as small as it may become

float pt(Length length) { return static_cast<float>(length.points()); }

float height_of(const Flow& flow) {
    float sum = 0;
    for (const Element& element : flow.elements) sum += element.height + element.space_before;
    return sum;
}

/// The least that must stand with its mark: the first lines.
float least_height_of(const Flow& flow) {
    float sum = 0, lines = 0;
    for (const Element& element : flow.elements) {
        sum += element.height + element.space_before;
        if (++lines >= note_split_lines) break;
    }
    return sum;
}

Rect united(const Rect& a, const Rect& b) {
    const Length left = std::min(a.origin.x, b.origin.x), top = std::min(a.origin.y, b.origin.y);
    const Length right = std::max(a.origin.x + a.size.width, b.origin.x + b.size.width);
    const Length bottom = std::max(a.origin.y + a.size.height, b.origin.y + b.size.height);
    return {{left, top}, {right - left, bottom - top}};
}

}  // namespace

PageShape page_shape(const Theme& theme) {
    const double scale = std::min(1.0, theme.page.width.points() / Length::millimetres(210).points());
    PageShape shape;
    shape.page = theme.page;
    shape.left = static_cast<float>(theme.margin_left.points() * scale);
    shape.top = static_cast<float>(theme.margin_top.points() * scale);
    shape.width = pt(theme.page.width) - shape.left - static_cast<float>(theme.margin_right.points() * scale);
    shape.height = pt(theme.page.height) - shape.top - static_cast<float>(theme.margin_bottom.points() * scale);
    return shape;
}

PageBuilder::PageBuilder(Layout& layout, const Theme& theme, ParagraphSetter& setter, std::string_view head, bool is_right_to_left)
    : layout_(layout),
      theme_(theme),
      setter_(setter),
      shape_(page_shape(theme)),
      head_(setter.shortened(base::one_line(head), style_of(theme.running), static_cast<double>(shape_.width) * head_share)),
      is_right_to_left_(is_right_to_left) {}

double PageBuilder::left_of(double x, double width) const {
    const double from_left = is_right_to_left_ ? static_cast<double>(shape_.width) - x - width : x;
    return static_cast<double>(shape_.left) + from_left;
}

void PageBuilder::advance() {
    // Twice a page: enough to know what follows each possible break.
    float height = 0;
    for (std::size_t i = flow.elements.size(); i-- > first_;) {
        height += flow.elements[i].height + flow.elements[i].space_before;
        if (height > 2 * shape_.height) break;
    }
    while (height > 2 * shape_.height) {
        make_page(false);
        height = pending_height();
    }
}

float PageBuilder::pending_height() const {
    float height = 0;
    for (std::size_t i = first_; i < flow.elements.size() && height <= 2 * shape_.height; ++i) {
        height += flow.elements[i].height + flow.elements[i].space_before;
    }
    return height;
}

PageBuilder::Choice PageBuilder::choose_break(bool is_end) const {
    const float carried = std::min(height_of(carried_), most_carried * shape_.height);
    const float room = shape_.height - carried - (carried > 0 ? note_gap : 0);
    float y = 0, notes_height = 0;
    const Element& first = flow.elements[first_];
    if (first.repeat != 0) y += flow.repeated[first.repeat - 1U].height;
    Choice best;
    double best_cost = 1e18;
    for (std::size_t i = first_; i < flow.elements.size(); ++i) {
        const Element& element = flow.elements[i];
        if (i > first_) y += element.space_before;
        bool is_note_split = false;
        for (std::size_t at = flow.marks_begin(i); at < element.marks_end; ++at) {
            if (flow.marks[at].kind != MarkKind::note) continue;
            const auto note = notes.find(static_cast<NoteId>(flow.marks[at].value));
            if (note == notes.end()) continue;
            if (notes_height == 0 && carried == 0) notes_height += note_gap;
            const float whole = height_of(note->second);
            is_note_split = y + element.height + notes_height + whole > room;
            notes_height += is_note_split ? least_height_of(note->second) : whole;
        }
        const float excess = y + element.height + notes_height - room;
        const bool is_last = is_end && i + 1 == flow.elements.size();
        if (excess > 0.01F) {
            if (excess <= element.shrink) {
                const double next_cost = is_last || i + 1 >= flow.elements.size() ? 0 : flow.elements[i + 1].keep;
                const double cost = next_cost + shrink_cost * static_cast<double>(excess / element.shrink);
                if (cost < best_cost) best = {i + 1 - first_, excess};
            }
            break;
        }
        y += element.height;
        if (is_last) return {i + 1 - first_, 0};
        if (i + 1 == flow.elements.size()) break;  // what follows is not known yet
        const double empty = static_cast<double>((room - y - notes_height) / shape_.height);
        const double cost = flow.elements[i + 1].keep + empty_page_cost * empty * empty + (is_note_split ? split_note_cost : 0);
        if (cost <= best_cost) {
            best_cost = cost;
            best = {i + 1 - first_, 0};
        }
    }
    if (best.count == 0) best.count = 1;  // with its footnotes taller than a page: these wait for the next
    return best;
}

/// Whether the rest of an earlier page's footnotes leaves no room for what comes next.
bool PageBuilder::needs_notes_page() const {
    if (carried_.is_empty()) return false;
    const float carried = std::min(height_of(carried_), most_carried * shape_.height) + note_gap;
    return flow.elements[first_].height > shape_.height - carried;
}

void PageBuilder::make_notes_page() {
    Page page;
    page.size = shape_.page;
    page_section_.clear();
    lay_notes(page, shape_.height, false);
    finish_page(std::move(page));
}

/// What cannot be divided is never higher than its page: a table's head is left out above it, then it is made smaller.
void PageBuilder::fit_first() {
    Element& element = flow.elements[first_];
    if (element.repeat != 0 && flow.repeated[element.repeat - 1U].height + element.height > shape_.height) element.repeat = 0;
    if (element.height <= shape_.height + 0.01F || element.shrink >= element.height - shape_.height) return;
    const double factor = static_cast<double>(shape_.height) / static_cast<double>(element.height);
    double x = static_cast<double>(shape_.width);
    NodeId owner = NodeId::artifact;
    for (std::size_t at = flow.items_begin(first_); at < element.items_end; ++at) {
        x = std::min(x, reach_of(flow.items[at], setter_).origin.x.points());
        if (owner == NodeId::artifact) owner = match(flow.items[at], [](const auto& item) { return item.owner; });
    }
    for (std::size_t at = flow.items_begin(first_); at < element.items_end; ++at) scale_by(flow.items[at], factor, x);
    for (std::size_t at = flow.links_begin(first_); at < element.links_end; ++at) scale_by(flow.links[at], factor, x);
    for (std::size_t at = flow.marks_begin(first_); at < element.marks_end; ++at) flow.marks[at].y *= static_cast<float>(factor);
    element.height = shape_.height;
    misfits_.push_back({static_cast<std::uint32_t>(layout_.pages.size()), owner, {}, {}, factor});
}

void PageBuilder::make_page(bool is_end) {
    if (needs_notes_page()) return make_notes_page();
    fit_first();
    const Choice choice = choose_break(is_end);
    Page page;
    page.size = shape_.page;
    page_section_.clear();
    page_notes_.clear();

    const std::size_t end = first_ + choice.count;
    std::vector<Item> boxes;
    DecorationPainter painter(flow.decorations, boxes);
    painter.continued_from(continued_decoration_);
    std::size_t item_count = 0;
    item_count += flow.elements[end - 1].items_end - flow.items_begin(first_);
    page.items.reserve(item_count + 8);

    // First where everything stands, then backgrounds, then content on top of them.
    std::vector<float> tops;
    float y = 0;
    const std::uint16_t repeat = flow.elements[first_].repeat;
    if (repeat != 0) y += flow.repeated[repeat - 1U].height;
    for (std::size_t i = first_; i < end; ++i) {
        const Element& element = flow.elements[i];
        if (i > first_) y += element.space_before;
        tops.push_back(y);
        const float height = element.height - (i + 1 == end ? choice.shrink : 0);
        painter.element(element.decoration, y, y + height);
        y += height;
    }
    continued_decoration_ = end < flow.elements.size() ? flow.elements[end].decoration : 0;
    painter.finish(continued_decoration_);
    for (Item& box : boxes) {
        move_by(box, shape_.left, shape_.top);
        page.items.push_back(std::move(box));
    }
    if (repeat != 0) place_repeated(flow.repeated[repeat - 1U], page);
    for (std::size_t i = first_; i < end; ++i) place(i, tops[i - first_], i + 1 == end ? choice.shrink : 0, page);
    lay_notes(page, shape_.height - y, true);

    first_ = end;
    if (first_ * 2 > flow.elements.size()) {
        flow.drop_front(first_);
        first_ = 0;
    }
    finish_page(std::move(page));
}

void PageBuilder::finish_page(Page&& page) {
    page.items.shrink_to_fit();
    page.label = base::number(static_cast<double>(layout_.pages.size() + 1), 0);
    layout_.pages.push_back(std::move(page));
    sections_.push_back(page_section_.empty() ? section_ : page_section_);
}

void PageBuilder::place_repeated(const Repeated& repeated, Page& page) {
    for (Item item : repeated.items) {
        move_by(item, shape_.left, shape_.top);
        page.items.push_back(std::move(item));
    }
}

void PageBuilder::place(std::size_t index, float top, float shrink, Page& page) {
    const Element& element = flow.elements[index];
    const float x = shape_.left, y = shape_.top + top;
    float below = 0;  // what stands under a picture that was made lower moves up with its lower edge
    for (std::size_t at = flow.items_begin(index); at < element.items_end; ++at) {
        Item& item = flow.items[at];
        auto* picture = shrink > 0 ? std::get_if<PictureItem>(&item) : nullptr;
        if (picture != nullptr) {
            const double height = picture->box.size.height.points();
            const double factor = (height - static_cast<double>(shrink)) / height;
            const Length lost = picture->box.size.width * (1 - factor);
            picture->box.size = {picture->box.size.width * factor, picture->box.size.height * factor};
            picture->box.origin.x += lost / 2;
            below = -shrink;
            move_by(item, x, y);
        } else {
            move_by(item, x, y + below);
        }
        if (const auto* placed = std::get_if<PictureItem>(&item)) note_figure(placed->owner, placed->box);
        else if (const auto* drawing = std::get_if<PathItem>(&item)) note_figure(drawing->owner, reach_of(item, setter_));
        else if (const auto* ground = std::get_if<BoxItem>(&item)) note_figure(ground->owner, ground->box);
        page.items.push_back(std::move(item));
    }
    for (std::size_t at = flow.links_begin(index); at < element.links_end; ++at) {
        move_by(flow.links[at], x, y);
        page.links.push_back(std::move(flow.links[at]));
    }
    for (std::size_t at = flow.marks_begin(index); at < element.marks_end; ++at) note_mark(flow.marks[at], y);
}

/// Assistive technology wants to know where a figure stands.
void PageBuilder::note_figure(NodeId owner, const Rect& box) {
    if (owner == NodeId::artifact) return;
    const NodeId figure = layout_.structure[static_cast<std::size_t>(owner)].parent;
    const StructureNode& node = layout_.structure[static_cast<std::size_t>(figure)];
    if ((node.role != Role::figure && node.role != Role::formula) || node.detail == 0) return;
    StructureDetail& detail = layout_.details[node.detail];
    const auto page = static_cast<std::uint32_t>(layout_.pages.size());
    // A formula has many outlines; its box is where most of it may be: the page on which it begins.
    const bool grows = node.role == Role::formula && detail.has_box;
    if (grows && detail.page != page) return;
    detail.box = grows ? united(detail.box, box) : box;
    detail.has_box = true;
    detail.page = page;
}

void PageBuilder::note_mark(const FlowMark& mark, float top) {
    const Place place{static_cast<std::uint32_t>(layout_.pages.size()),
                      {Length::points(shape_.left + mark.x), Length::points(top + mark.y)}};
    switch (mark.kind) {
        case MarkKind::place: layout_.places.push_back({mark.text, place}); break;
        case MarkKind::bookmark: layout_.bookmarks[mark.value].place = place; break;
        case MarkKind::section:
            // Shortened before it is copied to every page that it heads.
            section_ = setter_.shortened(base::one_line(mark.text), style_of(theme_.running), static_cast<double>(shape_.width));
            if (page_section_.empty()) page_section_ = section_;
            break;
        case MarkKind::note: page_notes_.push_back(static_cast<NoteId>(mark.value)); break;
        case MarkKind::page_number: number_places_.push_back({layout_.pages.size(), mark.value, top + mark.y}); break;
    }
}

/// Footnotes stand at the foot, as many lines as there is room for; the rest is carried to the next page.
void PageBuilder::lay_notes(Page& page, float room, bool has_text) {
    for (const NoteId id : page_notes_) {
        const auto note = notes.find(id);
        if (note == notes.end()) continue;
        carried_.append(note->second, 0, note->second.elements.size());
        notes.erase(note);
    }
    page_notes_.clear();
    if (carried_.is_empty()) return;
    float height = note_gap;
    std::size_t count = 0;
    for (const Element& element : carried_.elements) {
        const float its = element.height + element.space_before;
        if (height + its > room + 0.01F && (count > 0 || has_text)) break;
        height += its;
        ++count;
    }
    if (count == 0) return;
    const float top = shape_.top + shape_.height - height;
    BoxItem rule;
    const float rule_width = shape_.width * 0.25F;
    rule.box = {{Length::points(left_of(0, static_cast<double>(rule_width))), Length::points(top + note_gap * 0.55F)},
                {Length::points(rule_width), Length::points(0.5)}};
    rule.color = theme_.rule;
    page.items.emplace_back(rule);
    float y = top + note_gap;
    for (std::size_t i = 0; i < count; ++i) {
        const Element& element = carried_.elements[i];
        y += element.space_before;
        for (std::size_t at = carried_.items_begin(i); at < element.items_end; ++at) {
            move_by(carried_.items[at], shape_.left, y);
            page.items.push_back(std::move(carried_.items[at]));
        }
        for (std::size_t at = carried_.links_begin(i); at < element.links_end; ++at) {
            move_by(carried_.links[at], shape_.left, y);
            page.links.push_back(std::move(carried_.links[at]));
        }
        for (std::size_t at = carried_.marks_begin(i); at < element.marks_end; ++at) note_mark(carried_.marks[at], y);
        y += element.height;
    }
    carried_.drop_front(count);
}

void PageBuilder::finish() {
    while (first_ < flow.elements.size()) make_page(true);
    while (!carried_.is_empty() || layout_.pages.empty()) {  // a footnote longer than the last page; or nothing at all
        make_notes_page();
    }
    // Marks of text without words at the very end have no element of their own.
    const std::size_t last = layout_.pages.size() - 1;
    for (const FlowMark& mark : flow.marks) {
        if (mark.kind == MarkKind::place) {
            layout_.places.push_back({mark.text, {static_cast<std::uint32_t>(last), {Length::points(shape_.left), Length::points(shape_.top)}}});
        }
    }
    std::stable_sort(layout_.places.begin(), layout_.places.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    fill_contents();
    const std::vector<Misfit> outside = find_misfits(layout_, shape_, setter_);
    misfits_.insert(misfits_.end(), outside.begin(), outside.end());
    for (std::size_t page = 1; page < layout_.pages.size(); ++page) add_running(page);
}

void PageBuilder::fill_contents() {
    for (const NumberPlace& number : number_places_) {
        const ContentsEntry& entry = contents[number.entry];
        const auto found = std::lower_bound(layout_.places.begin(), layout_.places.end(), entry.id,
                                            [](const NamedPlace& place, const std::string& id) { return place.id < id; });
        if (found == layout_.places.end() || found->id != entry.id) continue;
        Page& page = layout_.pages[number.page];
        const float baseline = number.top + entry.baseline;
        const std::string label = layout_.pages[found->place.page].label;
        TextStyle style = entry.style;
        style.owner = entry.number_owner;
        const double width = setter_.line_width(label, style);
        const double right = entry.right;
        setter_.place_line(label, style, left_of(right - width, width), baseline, page.items);
        if (!entry.has_leader) continue;
        const double from = static_cast<double>(entry.line_end) + 5, to = right - width - 6;
        add_leader(from, to, baseline, page);
    }
}

/// A row of dots between two places counted from the side where lines begin. They stand on a grid, so that those of all entries
/// are in line; and they are drawn, not written: who extracts or hears the text wants no dots.
void PageBuilder::add_leader(double from, double to, float baseline, Page& page) {
    constexpr double step = 5;
    const double first = std::ceil(from / step) * step, last = std::floor(to / step) * step;
    if (first > last) return;
    PathItem dots;
    dots.is_filled = false;
    dots.stroke = theme_.running.color;
    dots.stroke_width = 0.85F;
    dots.dot_step = static_cast<float>(step);
    dots.verbs = {PathVerb::move, PathVerb::line};
    const Length y = Length::points(baseline - dots.stroke_width / 2);
    // A little longer than the last dot, lest rounding lose it.
    dots.points = {{Length::points(left_of(first, 0)), y}, {Length::points(left_of(last + step / 10, 0)), y}};
    page.items.emplace_back(std::move(dots));
}

void PageBuilder::add_running(std::size_t number) {
    Page& page = layout_.pages[number];
    const TextStyle style = style_of(theme_.running);
    const auto measure = static_cast<double>(shape_.width);
    const double head = theme_.head_baseline;
    const double title_width = setter_.line_width(head_, style);
    setter_.place_line(head_, style, left_of(0, title_width), head, page.items);
    const std::string section = setter_.shortened(sections_[number], style, measure - title_width - 24);
    if (!section.empty()) {
        const double width = setter_.line_width(section, style);
        setter_.place_line(section, style, left_of(measure - width, width), head, page.items);
    }
    const std::string& label = page.label;
    const double foot = theme_.page.height.points() - theme_.foot_baseline;
    const double center = static_cast<double>(shape_.left) + (static_cast<double>(shape_.width) - setter_.line_width(label, style)) / 2;
    setter_.place_line(label, style, center, foot, page.items);
}

}  // namespace notes_export::typeset
