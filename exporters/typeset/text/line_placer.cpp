#include "typeset/text/line_placer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace notes_export::typeset {
namespace {

constexpr Color key_edge{0xb0, 0xb8, 0xc2};

bool same_background(const TextStyle& a, const TextStyle& b) {
    return a.has_background == b.has_background && a.background == b.background && a.has_frame == b.has_frame &&
           a.has_link_border == b.has_link_border && (!a.has_frame || a.owner == b.owner);
}

BoxItem make_box(float x, float y, float width, float height, Color color, float radius) {
    BoxItem item;
    item.box = {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(height)}};
    item.color = color;
    item.radius = radius;
    return item;
}

}  // namespace

void LinePlacer::place(std::span<const LinePart> parts, float x, double blank_scale, float baseline) {
    baseline_ = baseline;
    const std::size_t first = flow_.items.size();
    texts_.clear();
    for (const LinePart& part : parts) {
        extend_stripes(text_.styles[part.piece->style], x);
        place_part(part, x);
        x += part.width;
        end_ = x;
        x += static_cast<float>(part.blank * blank_scale + part.give * (blank_scale - 1));
    }
    close_stripes();
    flow_.items.insert(flow_.items.begin() + static_cast<std::ptrdiff_t>(first), std::make_move_iterator(boxes_.begin()),
                       std::make_move_iterator(boxes_.end()));
    boxes_.clear();
    flow_.items.insert(flow_.items.end(), std::make_move_iterator(texts_.begin()), std::make_move_iterator(texts_.end()));
    flow_.items.insert(flow_.items.end(), std::make_move_iterator(rules_.begin()), std::make_move_iterator(rules_.end()));
    rules_.clear();
}

void LinePlacer::place_part(const LinePart& part, float x) {
    if (part.piece->is_blank()) return;
    if (part.shaped == nullptr) {
        for (Item& item : text_.boxes[part.piece->box].items) {
            move_by(item, x, baseline_);
            texts_.push_back(std::move(item));
        }
        return;
    }
    const TextStyle& style = text_.styles[part.piece->style];
    TextItem item;
    item.shaped = part.shaped;
    item.x = x;
    item.baseline = baseline_ - style.rise;
    item.size = style.size;
    item.letter_space = style.letter_space;
    item.color = style.color;
    item.space_after = part.space_after;
    item.owner = style.owner;
    texts_.emplace_back(item);
}

void LinePlacer::extend_stripes(const TextStyle& style, float x) {
    step(background_, style.has_background || style.has_frame || style.has_link_border,
         same_background(background_.style, style), style, x, &LinePlacer::draw_background);
    step(underline_, style.has_underline, underline_.style.color == style.color, style, x, &LinePlacer::draw_underline);
    step(strike_, style.has_strike, strike_.style.color == style.color, style, x, &LinePlacer::draw_strike);
    step(link_, style.link != 0, link_.style.link == style.link, style, x, &LinePlacer::add_link);
}

void LinePlacer::close_stripes() {
    const TextStyle nothing;
    step(background_, false, false, nothing, 0, &LinePlacer::draw_background);
    step(underline_, false, false, nothing, 0, &LinePlacer::draw_underline);
    step(strike_, false, false, nothing, 0, &LinePlacer::draw_strike);
    step(link_, false, false, nothing, 0, &LinePlacer::add_link);
}

void LinePlacer::step(Stripe& stripe, bool is_wanted, bool is_same, const TextStyle& style, float x, Draw draw) {
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

void LinePlacer::draw_background(const Stripe& stripe, float end) {
    const TextStyle& style = stripe.style;
    const float pad = style.has_link_border ? 4.0F : style.has_frame ? 1.5F : 1.2F;
    const float top = baseline_ - style.size * 0.92F - (style.has_link_border ? 1.5F : 0);
    const float height = style.size * 1.22F + (style.has_link_border ? 3.0F : 0);
    const float left = stripe.begin - pad, width = end - stripe.begin + 2 * pad;
    if (!style.has_frame && !style.has_link_border) {
        boxes_.emplace_back(make_box(left, top, width, height, style.background, 1.5F));
        return;
    }
    const Color edge = style.has_link_border ? style.color : key_edge;
    boxes_.emplace_back(make_box(left - 0.5F, top - 0.5F, width + 1, height + 1, edge, 2.5F));
    boxes_.emplace_back(make_box(left, top, width, height, style.background, 2));
}

void LinePlacer::draw_underline(const Stripe& stripe, float end) {
    const float y = baseline_ - stripe.style.rise + stripe.style.size * 0.13F;
    rules_.emplace_back(make_box(stripe.begin, y, end - stripe.begin, 0.5F, stripe.style.color, 0));
}

void LinePlacer::draw_strike(const Stripe& stripe, float end) {
    const float y = baseline_ - stripe.style.rise - stripe.style.size * 0.24F;
    rules_.emplace_back(make_box(stripe.begin, y, end - stripe.begin, 0.6F, stripe.style.color, 0));
}

void LinePlacer::add_link(const Stripe& stripe, float end) {
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

}  // namespace notes_export::typeset
