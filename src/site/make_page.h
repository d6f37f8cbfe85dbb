// From an entry of the tree and its front matter to a Page. Private to the site.
#pragma once

#include "site/index.h"
#include "site/page.h"
#include "site/site_config.h"

#include <cstdint>
#include <vector>

namespace notes_export::site {

struct PageContext {
    const SiteConfig& config;
    std::int64_t now = 0;  ///< 0: nothing is future or expired
    bool with_drafts = false;
};

/// `above`: the pages over this one, the nearest first; their `cascade` flows down (FM-8). `matter` is the page's own.
[[nodiscard]] Page make_page(const Entry& entry, Value matter, std::uint32_t body_offset, const std::vector<const Page*>& above, const PageContext& context);

}  // namespace notes_export::site
