#include "imaging/svg_cost.h"

#include "base/numbers.h"
#include "imaging/limits.h"
#include "imaging/svg_css.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::imaging {
namespace {

constexpr std::uint64_t ceiling = 1'000'000'000;  // above every limit; sums stay far from overflowing
constexpr int max_reference_nesting = 20;         // deeper than anybody draws, shallow enough to recurse
constexpr std::uint64_t layers_per_filter = 50;   // measured: 0.1 s a megapixel for a wide blur
constexpr std::uint64_t layers_per_turbulence = 1000;  // noise is worked out for each pixel
constexpr std::uint64_t layers_per_mask = 10;     // measured, with its conversion to luminance
constexpr double usual_tangle = 50;               // of a path: a signature, a hatched area

constexpr double max_painted = 1e18;              // above every limit, and exact enough

std::uint64_t capped(std::uint64_t number) { return std::min(number, ceiling); }

void add(DrawingCost& sum, const DrawingCost& part, std::uint64_t times = 1) {
    sum.elements = capped(sum.elements + part.elements * times);
    sum.references = capped(sum.references + part.references * times);
    sum.path_bytes = capped(sum.path_bytes + part.path_bytes * times);
    sum.layers = capped(sum.layers + part.layers * times);
    sum.filters = capped(sum.filters + part.filters * times);
    sum.tangle = capped(sum.tangle + part.tangle * times);
    sum.text_bytes = capped(sum.text_bytes + part.text_bytes * times);
    sum.painted = std::min(sum.painted + part.painted * static_cast<double>(times), max_painted);
}

bool mentions_layers(std::string_view css) {
    for (const std::string_view word : {"opacity", "mask", "mix-blend", "isolation", "filter"}) {
        for (std::size_t at = css.find(word); at != std::string_view::npos; at = css.find(word, at + 1)) {
            // fill-opacity and its like need no surface.
            if (at == 0 || css[at - 1] != '-') return true;
        }
    }
    return false;
}

struct PathMeasure {
    double tangle = 0;  // length against the size of the box
    double width = 0;   // of the box
    double height = 0;
};

/// Every pair of numbers is taken as a point, roughly. Lines that cross a thousand times make the renderer's work grow with the
/// square of their number; an outline with a hundred thousand points does not.
PathMeasure measure_path(std::string_view path) {
    double length = 0;
    double x = 0, y = 0;
    double left = 0, right = 0, top = 0, bottom = 0;
    bool is_relative = false;
    bool has_x = false, has_point = false;
    double pending = 0;
    for (std::size_t at = 0; at < path.size();) {
        const char c = path[at];
        const std::size_t end = std::min(path.find_first_not_of("0123456789.eE", at + 1), path.size());
        if ((c < '0' || c > '9') && c != '-' && c != '.') {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) is_relative = c >= 'a', has_x = false;
            ++at;
            continue;
        }
        const double number = base::parse_number(path.substr(at, end - at)).value_or(0);
        at = end;
        has_x = !has_x;
        if (has_x) {
            pending = number;
            continue;
        }
        const double next_x = is_relative ? x + pending : pending;
        const double next_y = is_relative ? y + number : number;
        if (has_point) length += std::abs(next_x - x) + std::abs(next_y - y);
        x = next_x, y = next_y;
        left = has_point ? std::min(left, x) : x, right = has_point ? std::max(right, x) : x;
        top = has_point ? std::min(top, y) : y, bottom = has_point ? std::max(bottom, y) : y;
        has_point = true;
    }
    const double extent = right - left + bottom - top;
    return {extent > 0 ? length / extent : 0, right - left, bottom - top};
}

double number_of(pugi::xml_node node, const char* name) {
    const std::string_view value = node.attribute(name).value();
    if (value.ends_with('%')) return std::numeric_limits<double>::infinity();  // of the drawing: as large as it gets
    return std::abs(base::parse_number(value.substr(0, std::min(value.find_first_not_of("+-.0123456789eE"), value.size()))).value_or(0));
}

/// The area of a shape's box with its stroke, in its own units; at most `most`. A stroke may be inherited: then it is taken to be the
/// drawing's widest.
double box_area(pugi::xml_node node, double most, double widest_stroke) {
    const std::string_view name = node.name();
    double width = 0, height = 0;
    if (name == "rect" || name == "image" || name == "use") width = number_of(node, "width"), height = number_of(node, "height");
    else if (name == "circle") width = height = 2 * number_of(node, "r");
    else if (name == "ellipse") width = 2 * number_of(node, "rx"), height = 2 * number_of(node, "ry");
    else if (name == "line") width = std::abs(number_of(node, "x2") - number_of(node, "x1")), height = std::abs(number_of(node, "y2") - number_of(node, "y1"));
    else if (name == "path" || name == "polygon" || name == "polyline") {
        const PathMeasure measure = measure_path(node.attribute(name == "path" ? "d" : "points").value());
        width = measure.width, height = measure.height;
    } else {
        return 0;
    }
    const double stroke = node.attribute("stroke-width") ? number_of(node, "stroke-width") : widest_stroke;
    const double area = (width + stroke) * (height + stroke);
    return area >= 0 ? std::min(area, most) : most;
}

/// How much larger a list of transformations makes areas; rotations and moves do not.
double growth(std::string_view transform) {
    double factor = 1;
    for (std::size_t open = transform.find('('); open != std::string_view::npos; open = transform.find('(')) {
        const std::string_view name = transform.substr(0, open);
        const std::size_t close = std::min(transform.find(')', open), transform.size());
        std::array<double, 6> numbers{};
        std::size_t count = 0;
        for (std::size_t at = open + 1; at < close && count < numbers.size();) {
            const std::size_t begin = std::min(transform.find_first_of("+-.0123456789", at), close);
            const std::size_t end = std::min(transform.find_first_not_of(".0123456789eE", begin + 1), close);
            if (begin < end) numbers[count++] = base::parse_number(transform.substr(begin, end - begin)).value_or(1);
            at = end;
        }
        if (name.ends_with("scale") && count > 0) factor *= numbers[0] * (count > 1 ? numbers[1] : numbers[0]);
        else if (name.ends_with("matrix")) factor *= numbers[0] * numbers[3] - numbers[1] * numbers[2];
        transform.remove_prefix(std::min(close + 1, transform.size()));
    }
    factor = std::abs(factor);
    return std::isfinite(factor) ? factor : 0;
}

/// Stands in text, and so costs glyphs.
std::uint64_t text_bytes_of(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name != "text" && name != "tspan" && name != "textPath") return 0;
    std::uint64_t bytes = 0;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata) bytes += std::string_view(child.value()).size();
    return bytes;
}

std::uint64_t excess_tangle(pugi::xml_node node) {
    double sum = 0;
    for (const char* name : {"d", "points"}) sum += measure_path(node.attribute(name).value()).tangle;
    return sum <= usual_tangle ? 0 : static_cast<std::uint64_t>(std::min(sum - usual_tangle, 1e9));
}

/// What style sheets give to the elements that one subject names, as if it stood on each of them: more than they do, never less.
struct SheetEffect {
    bool needs_layer = false;
    bool has_mask = false;
    std::vector<std::pair<std::string, bool>> references;  // an id, and whether it is a marker's

    void take(std::string_view declarations) {
        needs_layer = needs_layer || mentions_layers(declarations);
        while (!declarations.empty()) {
            const std::string_view one = declarations.substr(0, declarations.find(';'));
            has_mask = has_mask || one.starts_with("mask");
            for_each_reference(one, [&](std::string_view id) { references.emplace_back(std::string(id), one.starts_with("marker")); });
            declarations.remove_prefix(std::min(one.size() + 1, declarations.size()));
        }
    }
};

class Accountant {
public:
    Accountant(pugi::xml_node root, double view_area) : view_area_(view_area) { collect(root); }

    DrawingCost cost(pugi::xml_node node) {
        DrawingCost sum;
        const std::string_view name = node.name();
        sum.elements = 1;
        sum.path_bytes = std::string_view(node.attribute("d").value()).size() +
                         std::string_view(node.attribute("points").value()).size();
        sum.tangle = excess_tangle(node);
        sum.text_bytes = text_bytes_of(node);
        sum.painted = box_area(node, view_area_, widest_stroke_);
        if (needs_layer(node)) sum.layers = 1;
        if (node.attribute("mask") || std::string_view(node.attribute("style").value()).find("mask") != std::string_view::npos) {
            sum.layers += layers_per_mask;
        }
        if (name.starts_with("fe")) {
            sum.layers += name == "feTurbulence" ? layers_per_turbulence : layers_per_filter;
            sum.filters = 1;
        }
        for (const pugi::xml_attribute attribute : node.attributes()) add_references(attribute, sum);
        add_sheet_effects(node, sum);
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) add(sum, cost(child));
        }
        sum.painted = std::min(sum.painted * growth(node.attribute("transform").value()), max_painted);
        return sum;
    }

private:
    void collect(pugi::xml_node node) {
        widest_stroke_ = std::max(widest_stroke_, number_of(node, "stroke-width"));
        const pugi::xml_attribute id = node.attribute("id");
        if (id) by_id_.emplace(id.value(), node);
        if (std::string_view(node.name()) == "style") collect_sheet(sheet_text(node));
        for (const pugi::xml_node child : node.children()) collect(child);
    }

    void collect_sheet(const std::string& sheet) {
        Losses unheard;
        for (const CssRule& rule : css_rules(sheet, unheard)) {
            const bool matters = mentions_layers(rule.block) || rule.block.find("url(") != std::string::npos;
            if (!matters) continue;
            std::set<std::string> subjects;
            for (const std::string& selector : rule.selectors) subjects.insert(css_subject(selector));
            for (const std::string& subject : subjects) effects_[subject].take(rule.block);
        }
    }

    void add_sheet_effects(pugi::xml_node node, DrawingCost& sum) {
        if (effects_.empty()) return;
        add_sheet_effect("*", sum);
        add_sheet_effect(node.name(), sum);
        if (const pugi::xml_attribute id = node.attribute("id")) add_sheet_effect('#' + std::string(id.value()), sum);
        for_each_class(node.attribute("class").value(), [&](std::string_view word) { add_sheet_effect('.' + std::string(word), sum); });
    }

    void add_sheet_effect(const std::string& subject, DrawingCost& sum) {
        const auto found = effects_.find(subject);
        if (found == effects_.end()) return;
        const SheetEffect& effect = found->second;
        if (effect.needs_layer) sum.layers = capped(sum.layers + 1);
        if (effect.has_mask) sum.layers = capped(sum.layers + layers_per_mask);
        for (const auto& [id, is_marker] : effect.references) add(sum, cost_of(id), is_marker ? sum.path_bytes / 4 + 1 : 1);
    }

    static bool needs_layer(pugi::xml_node node) {
        for (const char* name : {"opacity", "mask", "mix-blend-mode", "isolation", "clip-path"}) {
            if (node.attribute(name)) return true;
        }
        return mentions_layers(node.attribute("style").value());
    }

    void add_references(pugi::xml_attribute attribute, DrawingCost& sum) {
        const std::string_view name = attribute.name();
        const std::string_view value = attribute.value();
        if (name == "xlink:href" && value.starts_with('#')) add(sum, cost_of(value.substr(1)));
        // A marker is painted at every corner.
        const bool is_marker = name.starts_with("marker") || value.find("marker") != std::string_view::npos;
        const std::uint64_t times = is_marker ? sum.path_bytes / 4 + 1 : 1;
        for_each_reference(value, [&](std::string_view id) { add(sum, cost_of(id), times); });
    }

    /// Of what `id` names, the reference to it included.
    DrawingCost cost_of(std::string_view id) {
        const auto found = by_id_.find(std::string(id));
        if (found == by_id_.end()) return {};
        const auto known = costs_.find(found->first);
        if (known != costs_.end()) return known->second;  // also when it is just being worked out: a circle, not drawn
        if (nesting_ == max_reference_nesting) throw Unreadable("its parts refer to one another too deeply");
        costs_.emplace(found->first, DrawingCost{});
        ++nesting_;
        DrawingCost sum = cost(found->second);
        --nesting_;
        // A gradient paints nothing by itself; a map may use one ten thousand times.
        if (!std::string_view(found->second.name()).ends_with("Gradient")) sum.references = capped(sum.references + 1);
        costs_[found->first] = sum;
        return sum;
    }

    std::map<std::string, pugi::xml_node> by_id_;
    std::map<std::string, DrawingCost> costs_;
    double view_area_;
    double widest_stroke_ = 0;
    std::map<std::string, SheetEffect> effects_;
    int nesting_ = 0;
};

}  // namespace

DrawingCost cost_of_drawing(pugi::xml_node root, double view_area) { return Accountant(root, view_area).cost(root); }

}  // namespace notes_export::imaging
