#include "base/svg_size.h"

#include "base/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace notes_export::base {
namespace {

// Editors write long comments and document types before the root element, but not longer ones.
constexpr std::size_t max_prolog_bytes = 64U * 1024U;
// The root element with all its namespaces.
constexpr std::size_t max_root_bytes = 64U * 1024U;
// No picture is larger; keeps sizes far from overflow.
constexpr double max_pixels = 1'000'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

void skip_blanks(std::string_view& text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

// Behind `end`, or at the end of the text.
void skip_past(std::string_view& text, std::string_view end) {
    const std::size_t at = text.find(end);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
}

void skip_document_type(std::string_view& text) {
    const std::size_t at = text.find_first_of("[>");
    if (at == std::string_view::npos) text = {};
    else if (text[at] == '>') text.remove_prefix(at + 1);
    else {
        skip_past(text, "]");
        skip_past(text, ">");
    }
}

// The inside of the root element's start tag, behind its name; nothing when the first element is no svg.
std::optional<std::string_view> root_attributes(std::string_view bytes) {
    std::string_view text = bytes.substr(0, max_prolog_bytes + max_root_bytes);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (;;) {
        skip_blanks(text);
        if (text.starts_with("<!--")) skip_past(text, "-->");
        else if (text.starts_with("<?")) skip_past(text, "?>");
        else if (text.starts_with("<!DOCTYPE")) skip_document_type(text);
        else break;
    }
    if (!text.starts_with('<')) return std::nullopt;
    text.remove_prefix(1);
    const std::size_t name_end = std::min(text.find_first_of(" \t\r\n/>"), text.size());
    const std::string_view name = text.substr(0, name_end);
    if (name != "svg" && !(name.ends_with(":svg") && name.size() > 4)) return std::nullopt;
    return text.substr(name_end);
}

struct Attribute {
    std::string_view name, value;
};

// The next attribute; nothing at the tag's end or where it is broken.
std::optional<Attribute> next_attribute(std::string_view& text) {
    skip_blanks(text);
    const std::size_t name_end = text.find_first_of("= \t\r\n/>");
    if (name_end == std::string_view::npos || name_end == 0) return std::nullopt;
    Attribute attribute{text.substr(0, name_end), {}};
    text.remove_prefix(name_end);
    skip_blanks(text);
    if (!text.starts_with('=')) return std::nullopt;
    text.remove_prefix(1);
    skip_blanks(text);
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
    const std::size_t value_end = text.find(text.front(), 1);
    if (value_end == std::string_view::npos) return std::nullopt;
    attribute.value = text.substr(1, value_end - 1);
    text.remove_prefix(value_end + 1);
    return attribute;
}

struct Unit {
    std::string_view name;
    double pixels;
};
constexpr std::array<Unit, 9> units = {
    {{"", 1}, {"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"em", 16}, {"ex", 8}}};

// Splits "12.5mm" into number and unit; nothing for what is no number.
std::optional<double> length_in_pixels(std::string_view text) {
    skip_blanks(text);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::size_t end = text.size();
    while (end > 0 && !(text[end - 1] >= '0' && text[end - 1] <= '9') && text[end - 1] != '.') --end;
    const auto value = parse_number(text.substr(0, end));
    const std::string_view unit = text.substr(end);
    const auto* row = std::find_if(units.begin(), units.end(), [&](const Unit& known) { return known.name == unit; });
    if (!value || row == units.end()) return std::nullopt;  // "100%" is a share of a page that is not there
    return *value * row->pixels;
}

std::optional<std::array<double, 2>> view_box_size(std::string_view text) {
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        while (!text.empty() && (is_blank(text.front()) || text.front() == ',')) text.remove_prefix(1);
        const std::size_t end = std::min(text.find_first_of(" \t\r\n,"), text.size());
        const auto value = parse_number(text.substr(0, end));
        if (!value) return std::nullopt;
        number = *value;
        text.remove_prefix(end);
    }
    if (numbers[2] <= 0 || numbers[3] <= 0) return std::nullopt;
    return std::array<double, 2>{numbers[2], numbers[3]};
}

std::uint32_t rounded(double pixels) {
    if (!(pixels > 0)) return 0;  // NaN, too
    return static_cast<std::uint32_t>(std::max(1.0, std::round(std::min(pixels, max_pixels))));
}

}  // namespace

bool is_svg(std::string_view bytes) { return root_attributes(bytes).has_value(); }

SvgSize svg_size(std::string_view bytes) {
    std::optional<double> width, height;
    std::optional<std::array<double, 2>> box;
    auto attributes = root_attributes(bytes);
    if (!attributes) return {};
    while (const auto attribute = next_attribute(*attributes)) {
        if (attribute->name == "width") width = length_in_pixels(attribute->value);
        else if (attribute->name == "height") height = length_in_pixels(attribute->value);
        else if (attribute->name == "viewBox") box = view_box_size(attribute->value);
    }
    if (width && !height && box) height = *width * (*box)[1] / (*box)[0];
    else if (height && !width && box) width = *height * (*box)[0] / (*box)[1];
    else if (!width && !height && box) {
        width = (*box)[0];
        height = (*box)[1];
    }
    const SvgSize size{rounded(width.value_or(300)), rounded(height.value_or(150))};
    return size.width == 0 || size.height == 0 ? SvgSize{} : size;
}

}  // namespace notes_export::base
