#include "imaging/drawing.h"

#include "base/numbers.h"
#include "base/xml_escape.h"
#include "imaging/limits.h"
#include "imaging/svg_clean.h"
#include "imaging/svg_cost.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace notes_export::imaging {
namespace {

constexpr std::uint64_t max_painted_elements = 200'000;    // with every reference followed: about a second
constexpr std::uint64_t max_references = 10'000;
constexpr std::uint64_t max_filters = 50;                  // primitives applied
constexpr std::uint64_t max_path_bytes = 4 << 20;          // with every reference followed
constexpr std::uint64_t max_tangle = 800;                  // measured: painting takes 1.5 s there, and grows squared
constexpr std::uint64_t max_text_bytes = 400'000;          // with every reference followed; glyphs take 0.5 KB each
constexpr double shapes_per_layer = 5;                     // measured: a shape over all of the drawing costs a fifth of a layer
constexpr double max_drawing_side = 16'384;                // larger ones are meant to scale: they are scaled
constexpr double default_width = 300;                      // CSS 2.1 §10.3.2
constexpr double default_height = 150;

void check_cost(const DrawingCost& cost) {
    if (cost.elements > max_painted_elements || cost.references > max_references || cost.path_bytes > max_path_bytes ||
        cost.tangle > max_tangle) {
        throw Unreadable("painting the drawing would take too long");
    }
    if (cost.text_bytes > max_text_bytes) throw Unreadable("the drawing has more than 400 kB of text");
    if (cost.filters > max_filters) throw Unreadable("the drawing applies more than 50 filter steps");
}

// --- size --------------------------------------------------------------------------------------------------

struct Unit {
    std::string_view name;
    double pixels;
};
constexpr std::array<Unit, 8> units{{{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
                                     {"in", 96}, {"em", 16}, {"ex", 8}}};

std::optional<double> positive(std::string_view text, double factor) {
    const auto number = base::parse_number(text.substr(text.starts_with('+') ? 1 : 0));
    if (!number || !(*number > 0)) return std::nullopt;
    return *number * factor;
}

/// A length in CSS pixels; percentages are of nothing here.
std::optional<double> length(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return std::nullopt;
    text = text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
    for (const Unit& unit : units) {
        if (text.ends_with(unit.name)) return positive(text.substr(0, text.size() - unit.name.size()), unit.pixels);
    }
    return positive(text, 1);
}

struct ViewBox {
    double width = 0;
    double height = 0;
};

std::optional<ViewBox> view_box(std::string_view text) {
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        const std::size_t begin = std::min(text.find_first_not_of(" ,\t\r\n"), text.size());
        const std::size_t end = std::min(text.find_first_of(" ,\t\r\n", begin), text.size());
        const auto parsed = base::parse_number(text.substr(begin, end - begin));
        if (!parsed) return std::nullopt;
        number = *parsed;
        text.remove_prefix(end);
    }
    if (!(numbers[2] > 0) || !(numbers[3] > 0)) return std::nullopt;
    return ViewBox{numbers[2], numbers[3]};
}

/// CSS 2.1 §10.3.2: what is missing follows from the proportions of the view box.
void settle_size(pugi::xml_node root, Drawing& drawing) {
    const auto box = view_box(root.attribute("viewBox").value());
    const auto width = length(root.attribute("width").value());
    const auto height = length(root.attribute("height").value());
    if (width && height) {
        drawing.width = *width;
        drawing.height = *height;
    } else if (box) {
        drawing.width = width ? *width : height ? *height * box->width / box->height : box->width;
        drawing.height = height ? *height : drawing.width * box->height / box->width;
    } else {
        drawing.width = width.value_or(default_width);
        drawing.height = height.value_or(default_height);
    }
    if (!box) {
        const std::string whole = "0 0 " + base::number(drawing.width) + ' ' + base::number(drawing.height);
        root.remove_attribute("viewBox");
        root.append_attribute("viewBox") = whole.c_str();
    }
    const double longest = std::max(drawing.width, drawing.height);
    const double scale = longest > max_drawing_side ? max_drawing_side / longest : 1;
    drawing.width = std::max(1.0, drawing.width * scale);
    drawing.height = std::max(1.0, drawing.height * scale);
    for (const char* name : {"width", "height"}) root.remove_attribute(name);
    root.append_attribute("width") = base::number(drawing.width).c_str();
    root.append_attribute("height") = base::number(drawing.height).c_str();
}

// --- writing -----------------------------------------------------------------------------------------------

void write_node(std::string& out, pugi::xml_node node, bool is_root) {
    if (node.type() == pugi::node_pcdata) return base::append_xml_text(out, node.value());
    out += '<';
    out += node.name();
    if (is_root) out += R"( xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink")";
    for (const pugi::xml_attribute attribute : node.attributes()) {
        out += ' ';
        out += attribute.name();
        out += "=\"";
        base::append_xml_attribute(out, attribute.value());
        out += '"';
    }
    if (!node.first_child()) {
        out += "/>";
        return;
    }
    out += '>';
    for (const pugi::xml_node child : node.children()) write_node(out, child, false);
    out += "</";
    out += node.name();
    out += '>';
}

}  // namespace

Drawing clean_drawing(std::string_view bytes) {
    pugi::xml_document clean;
    Losses losses;
    clean_svg(bytes, clean, losses);
    pugi::xml_node root = clean.document_element();
    Drawing drawing;
    drawing.losses = losses.all();
    settle_size(root, drawing);
    const auto box = view_box(root.attribute("viewBox").value());
    const double view_area = box ? box->width * box->height : drawing.width * drawing.height;
    const DrawingCost cost = cost_of_drawing(root, view_area);
    check_cost(cost);
    drawing.layers = cost.layers + static_cast<std::uint64_t>(std::min(cost.painted / view_area / shapes_per_layer, 1e9));
    write_node(drawing.svg, root, true);
    drawing.svg += '\n';
    return drawing;
}

EncodedPicture as_file(const Drawing& drawing) {
    EncodedPicture picture;
    picture.encoding = PictureEncoding::svg;
    picture.width = static_cast<std::uint32_t>(std::lround(drawing.width));
    picture.height = static_cast<std::uint32_t>(std::lround(drawing.height));
    picture.bytes = drawing.svg;
    return picture;
}

}  // namespace notes_export::imaging
