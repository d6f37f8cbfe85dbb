// A drawing written anew from an allow-list.
#pragma once

#include "imaging/svg_css.h"

#include <pugixml.hpp>

#include <string_view>

namespace notes_export::imaging {

/// Fills `clean` with one `svg` element and what in `bytes` is harmless. Prefixes are gone but for xlink:href, which
/// holds "#id" or a data: address of a picture that we encoded ourselves. What an author will miss goes into `losses`. Throws Unreadable.
void clean_svg(std::string_view bytes, pugi::xml_document& clean, Losses& losses);

}  // namespace notes_export::imaging
