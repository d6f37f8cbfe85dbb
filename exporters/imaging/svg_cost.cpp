#include "imaging/svg_cost.h"

#include "imaging/limits.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace notes_export::imaging {
namespace {

constexpr std::uint64_t ceiling = 1'000'000'000;  // above every limit; sums stay far from overflowing
constexpr int max_reference_nesting = 20;         // deeper than anybody draws, shallow enough to recurse
constexpr std::uint64_t layers_per_filter = 8;    // a blur passes over its surface several times

std::uint64_t capped(std::uint64_t number) { return std::min(number, ceiling); }

void add(DrawingCost& sum, const DrawingCost& part, std::uint64_t times = 1) {
    sum.elements = capped(sum.elements + part.elements * times);
    sum.references = capped(sum.references + part.references * times);
    sum.path_bytes = capped(sum.path_bytes + part.path_bytes * times);
    sum.layers = capped(sum.layers + part.layers * times);
    sum.filters = capped(sum.filters + part.filters * times);
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

class Accountant {
public:
    explicit Accountant(pugi::xml_node root) { collect(root); }

    DrawingCost cost(pugi::xml_node node) {
        DrawingCost sum;
        const std::string_view name = node.name();
        sum.elements = 1;
        sum.path_bytes = std::string_view(node.attribute("d").value()).size() +
                         std::string_view(node.attribute("points").value()).size();
        if (is_layered_ || needs_layer(node)) sum.layers = 1;
        if (name.starts_with("fe")) {
            sum.layers += layers_per_filter;
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

    /// Of what `id` names, the reference to it included. Gradients are free: they paint nothing by themselves.
    DrawingCost cost_of(std::string_view id) {
        const auto found = by_id_.find(std::string(id));
        if (found == by_id_.end() || std::string_view(found->second.name()).ends_with("Gradient")) return {};
        const auto known = costs_.find(found->first);
        if (known != costs_.end()) return known->second;  // also when it is just being worked out: a circle, not drawn
        if (nesting_ == max_reference_nesting) throw Unreadable("its parts refer to one another too deeply");
        costs_.emplace(found->first, DrawingCost{});
        ++nesting_;
        DrawingCost sum = cost(found->second);
        --nesting_;
        sum.references = capped(sum.references + 1);
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
