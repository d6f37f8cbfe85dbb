#include "base/picture_extent.h"

#include "base/numbers.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

namespace notes_export::base {
namespace {

constexpr double max_pixels = 10'000;  // wider than any screen or page; what the author gave beyond it is a slip

struct Unit {
    std::string_view name;
    double pixels;
};
// CSS Values 4, §6; a letter of 16 pixels, as browsers have it. "" as HTML's attributes have it.
constexpr std::array<Unit, 12> units = {{{"", 1}, {"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
                                         {"q", 96 / 101.6}, {"in", 96}, {"em", 16}, {"rem", 16}, {"ex", 8}, {"ch", 8}}};
// Of the window, which for a book is the measure.
constexpr std::array<std::string_view, 4> shares = {"%", "vw", "vi", "vmin"};

struct Length {
    std::uint32_t pixels = 0;
    std::uint32_t percent = 0;
    [[nodiscard]] bool says_nothing() const { return pixels == 0 && percent == 0; }
};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

Length length(std::string_view words) {
    const std::string lower = to_lower(trimmed(words.substr(0, words.find('!'))));
    std::string_view text = lower;
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto number = parse_number(text.substr(0, end));
    const std::string_view unit = trimmed(text.substr(end));
    if (!number || !(*number > 0)) return {};
    if (std::find(shares.begin(), shares.end(), unit) != shares.end()) {
        return {0, static_cast<std::uint32_t>(std::clamp(std::round(*number), 1.0, 100.0))};
    }
    const auto* known = std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.name == unit; });
    if (known == units.end()) return {};
    return {static_cast<std::uint32_t>(std::clamp(std::round(*number * known->pixels), 1.0, max_pixels)), 0};
}

/// The last declaration of `property`.
Length declared(std::string_view style, std::string_view property) {
    Length found;
    while (!style.empty()) {
        const std::string_view declaration = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(declaration.size() + 1, style.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos || to_lower(trimmed(declaration.substr(0, colon))) != property) continue;
        const Length one = length(declaration.substr(colon + 1));
        if (!one.says_nothing()) found = one;
    }
    return found;
}

std::uint32_t smaller(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b); }

void take_width(PictureExtent& extent, const Length& width) {
    extent.width = smaller(extent.width, width.pixels);
    if (width.percent < 100) extent.width_percent = smaller(extent.width_percent, width.percent);
}

}  // namespace

PictureExtent picture_extent(std::string_view width, std::string_view height, std::string_view style) {
    PictureExtent extent;
    const Length own_width = declared(style, "width"), own_height = declared(style, "height");
    const Length asked = own_width.says_nothing() ? length(width) : own_width;
    extent.width = asked.pixels;
    extent.width_percent = asked.percent;
    take_width(extent, declared(style, "max-width"));
    extent.height = own_height.says_nothing() ? length(height).pixels : own_height.pixels;
    extent.height = smaller(extent.height, declared(style, "max-height").pixels);
    return extent;
}

PictureExtent within(const PictureExtent& outer, const PictureExtent& inner) {
    PictureExtent extent = inner;
    extent.width = smaller(outer.width, inner.width);
    extent.height = smaller(outer.height, inner.height);
    if (outer.width_percent != 0) {
        const std::uint32_t share = inner.width_percent == 0 ? 100 : inner.width_percent;
        extent.width_percent = std::max(1U, outer.width_percent * share / 100);
    }
    return extent;
}

}  // namespace notes_export::base
