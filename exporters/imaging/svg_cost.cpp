#include "imaging/svg_cost.h"

#include "base/numbers.h"
#include "imaging/limits.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace notes_export::imaging {
namespace {

constexpr std::uint64_t ceiling = 1'000'000'000;  // above every limit; sums stay far from overflowing
constexpr int max_reference_nesting = 20;         // deeper than anybody draws, shallow enough to recurse
constexpr std::uint64_t layers_per_filter = 50;   // measured: 0.1 s a megapixel for a wide blur
constexpr std::uint64_t layers_per_turbulence = 1000;  // noise is worked out for each pixel
constexpr std::uint64_t layers_per_mask = 10;     // measured, with its conversion to luminance
constexpr double usual_tangle = 50;               // of a path: a signature, a hatched area

std::uint64_t capped(std::uint64_t number) { return std::min(number, ceiling); }

void add(DrawingCost& sum, const DrawingCost& part, std::uint64_t times = 1) {
    sum.elements = capped(sum.elements + part.elements * times);
    sum.references = capped(sum.references + part.references * times);
    sum.path_bytes = capped(sum.path_bytes + part.path_bytes * times);
    sum.layers = capped(sum.layers + part.layers * times);
    sum.filters = capped(sum.filters + part.filters * times);
    sum.tangle = capped(sum.tangle + part.tangle * times);
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

/// Length of a path against the size of the box it lies in, roughly: every pair of numbers is taken as a point. Lines
/// that cross a thousand times make the renderer's work grow with the square of their number; an outline with a
/// hundred thousand points does not.
double tangle_of(std::string_view path) {
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
    return extent > 0 ? length / extent : 0;
}

std::uint64_t excess_tangle(pugi::xml_node node) {
    double sum = 0;
    for (const char* name : {"d", "points"}) sum += tangle_of(node.attribute(name).value());
    return sum <= usual_tangle ? 0 : static_cast<std::uint64_t>(std::min(sum - usual_tangle, 1e9));
}

class Accountant {
public:
    explicit Accountant(pugi::xml_node root) { collect(root); }

    DrawingCost cost(pugi::xml_node node) {
        DrawingCost sum;
        const std::string_view name = node.name();
        sum.elements = 1;
        sum.path_bytes = std::string_view(node.attribute("d").value()).size() +
                         std::string_view(node.attribute("points").value()).size();
        sum.tangle = excess_tangle(node);
        if (is_layered_ || needs_layer(node)) sum.layers = 1;
        if (node.attribute("mask") || std::string_view(node.attribute("style").value()).find("mask") != std::string_view::npos) {
            sum.layers += layers_per_mask;
        }
        if (name.starts_with("fe")) {
            sum.layers += name == "feTurbulence" ? layers_per_turbulence : layers_per_filter;
            sum.filters = 1;
        }
        for (const pugi::xml_attribute attribute : node.attributes()) add_references(attribute, sum);
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) add(sum, cost(child));
        }
        return sum;
    }

private:
    void collect(pugi::xml_node node) {
        const pugi::xml_attribute id = node.attribute("id");
        if (id) by_id_.emplace(id.value(), node);
        if (std::string_view(node.name()) == "style") is_layered_ = is_layered_ || mentions_layers(node.text().get());
        for (const pugi::xml_node child : node.children()) collect(child);
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
    bool is_layered_ = false;
    int nesting_ = 0;
};

}  // namespace

DrawingCost cost_of_drawing(pugi::xml_node root) { return Accountant(root).cost(root); }

}  // namespace notes_export::imaging
