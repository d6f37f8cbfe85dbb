#include "layouts/tree.h"

#include "base/path.h"

#include <algorithm>
#include <limits>

namespace notes_export::layouts {

bool is_regular(const site::Page& page) { return page.kind == site::PageKind::leaf_bundle || page.kind == site::PageKind::single; }

void sort_as_hugo(PageList& pages) {
    const auto weight = [](const site::Page* page) { return page->weight == 0 ? std::numeric_limits<std::int64_t>::max() : page->weight; };
    std::stable_sort(pages.begin(), pages.end(), [&](const site::Page* a, const site::Page* b) {
        if (weight(a) != weight(b)) return weight(a) < weight(b);
        if (a->date != b->date) return a->date > b->date;
        if (a->link_title != b->link_title) return a->link_title < b->link_title;
        return a->path < b->path;
    });
}

const site::Page* parent_of(const site::Site& site, const site::Page& page) {
    if (page.kind == site::PageKind::home) return nullptr;
    std::string folder = page.kind == site::PageKind::single ? page.folder : std::string(base::folder_of(page.folder));
    for (;;) {
        for (const site::Page* above : site.pages_of_folder(folder))
            if (above->language == page.language && !is_regular(*above)) return above;
        if (folder.empty()) return site.home(page.language);
        folder = std::string(base::folder_of(folder));
    }
}

PageList pages_below(const site::Site& site, const site::Page& page) {
    if (is_regular(page)) return {};
    PageList pages = site.children(page);
    sort_as_hugo(pages);
    return pages;
}

PageList regular_pages_below(const site::Site& site, const site::Page& page) {
    PageList found;
    PageList open = pages_below(site, page);
    while (!open.empty()) {
        const site::Page* next = open.back();
        open.pop_back();
        if (is_regular(*next)) {
            found.push_back(next);
        } else {
            const PageList below = pages_below(site, *next);
            open.insert(open.end(), below.begin(), below.end());
        }
    }
    sort_as_hugo(found);
    return found;
}

std::string section_name(const site::Page& page) {
    const std::string_view logical = page.logical;
    const std::size_t begin = logical.starts_with('/') ? 1 : 0;
    const std::size_t end = logical.find('/', begin);
    if (end == std::string_view::npos) return page.kind == site::PageKind::section ? std::string(logical.substr(begin)) : std::string();
    return std::string(logical.substr(begin, end - begin));
}

}  // namespace notes_export::layouts
