// The order of pages: Hugo's own and that of Geekdoc's menu. Private to the site.
#pragma once

#include "site/page.h"
#include "site/site_config.h"

#include <vector>

namespace notes_export::site {

/// Geekdoc's menu (PUB-9): weights in numeric order, none counting as 0; then `geekdocFileTreeSortBy`; then Hugo's default order.
void sort_for_menu(std::vector<const Page*>& pages, const SiteConfig& config);

}  // namespace notes_export::site
