// What painting a drawing may cost, worked out before it is painted: a few hundred bytes of references and filters can
// keep a renderer busy for years.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace notes_export::imaging {

/// Sums over the drawing with every reference followed; saturating.
struct DrawingCost {
    std::uint64_t elements = 0;
    std::uint64_t references = 0;
    std::uint64_t path_bytes = 0;
    std::uint64_t layers = 0;  ///< surfaces as large as the drawing: opacity, masks, filters
    std::uint64_t filters = 0; ///< filter primitives applied
    std::uint64_t tangle = 0;  ///< how often paths cross the area they lie in, beyond what is usual
    std::uint64_t text_bytes = 0;
    double painted = 0;        ///< area of all shapes' boxes, in the drawing's units squared
};

/// Of a cleaned tree; no shape counts as larger than `view_area`. Throws Unreadable when references are nested too deeply.
[[nodiscard]] DrawingCost cost_of_drawing(pugi::xml_node root, double view_area);

/// Calls `found` with the id of each url(#id) in `value`.
template <class Found>
void for_each_reference(std::string_view value, const Found& found) {
    for (std::size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at)) {
        const std::size_t begin = value.find('#', at);
        const std::size_t end = value.find_first_of("\"') \t\r\n", begin == std::string_view::npos ? at : begin);
        if (begin == std::string_view::npos || end == std::string_view::npos) return;
        found(value.substr(begin + 1, end - begin - 1));
        at = end;
    }
}

}  // namespace notes_export::imaging
