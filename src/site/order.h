// The order of pages: Hugo's own and that of Geekdoc's menu. 
#pragma once

#include "site/page.h"
#include "site/site_config.h"

#include <string_view>
#include <vector>

namespace notes_export::site {

/// Geekdoc's menu (PUB-9): weights in numeric order, none counting as 0; then `geekdocFileTreeSortBy`; then Hugo's default order.
/// `sort_by` takes the place of the site's own setting: "title", "date_reverse" …
void sort_for_menu(std::vector<const Page*>& pages, const SiteConfig& config, std::string_view sort_by = {});

}  // namespace notes_export::site
