#include "typeset/page/misfits.h"

#include "notes_export/match.h"
#include "typeset/page/page_builder.h"

#include <algorithm>
#include <array>

namespace notes_export::typeset {
namespace {

// What hangs into the margin on purpose: signs at the ends of lines (hyphens most, by most of their width), letters that lean. In em.
constexpr double hanging_part = 0.35;
// Pictures and drawings, where places are rounded.
constexpr double drawing_tolerance = 2;
// Backgrounds and bars reach beyond the text where a page divides them (Decoration::overhang).
constexpr double ground_tolerance = 6;

Rect united(const Rect& a, const Point& b) {
    const Length left = std::min(a.origin.x, b.x), top = std::min(a.origin.y, b.y);
    const Length right = std::max(a.origin.x + a.size.width, b.x), bottom = std::max(a.origin.y + a.size.height, b.y);
    return {{left, top}, {right - left, bottom - top}};
}

double width_of(const TextItem& text, const ParagraphSetter& setter) {
    const double letters = static_cast<double>(text.shaped->advance) * static_cast<double>(text.size) /
                           setter.units_per_em(text.shaped->face) * static_cast<double>(text.stretch);
    return letters + static_cast<double>(text.letter_space) * static_cast<double>(text.shaped->glyphs.size());
}

double tolerance_of(const Item& item) {
    if (const auto* text = std::get_if<TextItem>(&item)) return hanging_part * static_cast<double>(text->size);
    return drawing_tolerance;
}

NodeId owner_of(const Item& item) {
    return match(item, [](const auto& any) { return any.owner; });
}

void scale_point(Point& point, double factor, double x) {
    point.x = Length::points(x + (point.x.points() - x) * factor);
    point.y = point.y * factor;
}

void scale_rect(Rect& box, double factor, double x) {
    scale_point(box.origin, factor, x);
    box.size = {box.size.width * factor, box.size.height * factor};
}

struct Excess {
    std::string_view side;
    double points = 0;
};

/// The side that a box passes by most.
Excess excess_of(const Rect& box, const Rect& area) {
    const double left = box.origin.x.points(), top = box.origin.y.points();
    const double area_left = area.origin.x.points(), area_top = area.origin.y.points();
    const std::array<Excess, 4> sides = {{{"left", area_left - left},
                                          {"right", left + box.size.width.points() - area_left - area.size.width.points()},
                                          {"upper", area_top - top},
                                          {"lower", top + box.size.height.points() - area_top - area.size.height.points()}}};
    return *std::max_element(sides.begin(), sides.end(), [](const Excess& a, const Excess& b) { return a.points < b.points; });
}

}  // namespace

Rect reach_of(const Item& item, const ParagraphSetter& setter) {
    return match(item,
                 [&](const TextItem& text) {
                     const double size = static_cast<double>(text.size);
                     const double above = 0.7 * size, below = 0.2 * size;
                     return Rect{{Length::points(text.x), Length::points(static_cast<double>(text.baseline) - above)},
                                 {Length::points(width_of(text, setter)), Length::points(above + below)}};
                 },
                 [](const BoxItem& box) { return box.box; },
                 [](const PathItem& path) {
                     if (path.points.empty()) return Rect{};
                     Rect box{path.points.front(), {}};
                     for (const Point& point : path.points) box = united(box, point);
                     return box;
                 },
                 [](const PictureItem& picture) { return picture.box; });
}

void scale_by(LinkArea& link, double factor, double x) { scale_rect(link.box, factor, x); }

void scale_by(Item& item, double factor, double x) {
    const auto small = static_cast<float>(factor);
    match(item,
          [&](TextItem& text) {
              text.x = static_cast<float>(x + (static_cast<double>(text.x) - x) * factor);
              text.baseline *= small;
              text.size *= small;
              text.letter_space *= small;
          },
          [&](BoxItem& box) {
              scale_rect(box.box, factor, x);
              box.radius *= small;
          },
          [&](PathItem& path) {
              for (Point& point : path.points) scale_point(point, factor, x);
              path.stroke_width *= small;
              path.dot_step *= small;
          },
          [&](PictureItem& picture) {
              scale_rect(picture.box, factor, x);
              picture.cut_x *= small;
              picture.cut_y *= small;
          });
}

std::vector<Misfit> find_misfits(const Layout& layout, const PageShape& shape, const ParagraphSetter& setter) {
    const Rect area{{Length::points(shape.left), Length::points(shape.top)}, {Length::points(shape.width), Length::points(shape.height)}};
    std::vector<Misfit> found;
    for (std::size_t number = 0; number < layout.pages.size(); ++number) {
        NodeId near = NodeId::artifact;  // rules and backgrounds have no owner; they stand before or behind what they belong to
        bool was_outside = false;
        for (const Item& item : layout.pages[number].items) {
            const NodeId owner = owner_of(item);
            const Excess excess = excess_of(reach_of(item, setter), area);
            const bool is_outside = excess.points > (owner == NodeId::artifact ? ground_tolerance : tolerance_of(item));
            if (is_outside && !(was_outside && (owner == near || owner == NodeId::artifact))) {
                const auto* text = std::get_if<TextItem>(&item);
                found.push_back({static_cast<std::uint32_t>(number), owner == NodeId::artifact ? near : owner,
                                 text == nullptr ? std::string() : text->shaped->text, excess.side, excess.points});
            }
            if (owner != NodeId::artifact) {
                if (owner != near) was_outside = false;
                near = owner;
                if (!found.empty() && found.back().owner == NodeId::artifact && found.back().page == number) found.back().owner = owner;
            }
            was_outside = was_outside || is_outside;
        }
    }
    return found;
}

}  // namespace notes_export::typeset
