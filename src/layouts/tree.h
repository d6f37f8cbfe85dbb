// Where pages stand to each other, as Hugo sees them.
#pragma once

#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::layouts {

using PageList = std::vector<const site::Page*>;

/// Hugo's own order: by weight (none last), then the younger first, then by title and path.
void sort_as_hugo(PageList& pages);
/// The section that holds a page; null for a home page.
[[nodiscard]] const site::Page* parent_of(const site::Site& site, const site::Page& page);
/// The pages directly below a section, sections among them.
[[nodiscard]] PageList pages_below(const site::Site& site, const site::Page& page);
/// The pages below a section at any depth that are no sections.
[[nodiscard]] PageList regular_pages_below(const site::Site& site, const site::Page& page);
[[nodiscard]] bool is_regular(const site::Page& page);
/// The first folder of its place: "posts".
[[nodiscard]] std::string section_name(const site::Page& page);

}  // namespace notes_export::layouts
