// What shortcodes ask of the site, answered for one page: parameters, the tree below a section, property lists.
#pragma once

#include "shortcode/context.h"
#include "site/site.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::reader {

/// A parameter of the page, else of the site, as text (HS-5).
[[nodiscard]] std::optional<std::string> parameter(const site::Site& site, const site::Page& page, std::string_view path);

/// Whether a contents list or a tree of pages is shown: not with `geekdocToC: false` of the page, else of the site. A number
/// only names a class for the theme's style sheet.
[[nodiscard]] bool shows_contents(const site::Site& site, const site::Page& page);

/// The section a page stands in; itself for a section.
[[nodiscard]] const site::Page* section_of(const site::Site& site, const site::Page& page);
[[nodiscard]] std::vector<shortcode::TreeEntry> section_tree(const site::Site& site, const site::Page& page,
                                                                std::string_view sort_by);

/// A list below data/properties (GD-PROPS); nothing when there is none.
[[nodiscard]] std::optional<std::vector<shortcode::Property>> properties(const site::Site& site, std::string_view name,
                                                                         std::string_view language, SourceMap& sources,
                                                                         Diagnostics& diagnostics);

}  // namespace notes_export::reader
