#include "reader/book_pages.h"

#include "reader/limits.h"
#include "reader/reader.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace notes_export::reader {
namespace {

void add_below(const site::Site& site, const MenuOrder& menu, std::size_t above, std::vector<BookPage>& pages) {
    // Sections nest as folders do, and the site bounds those.
    std::vector<const site::Page*> children = site.children(*pages[above].page);
    menu.sort(children);
    for (const site::Page* child : children) {
        if (child->is_hidden_in_menu || !child->is_rendered) continue;
        if (pages.size() >= max_book_pages) {
            throw Failure("limit-pages", "the book has more than " + std::to_string(max_book_pages) + " pages");
        }
        BookPage page;
        page.page = child;
        page.above = above;
        page.depth = pages[above].depth + 1;
        pages.push_back(std::move(page));
        if (child->kind == site::PageKind::section) add_below(site, menu, pages.size() - 1, pages);
    }
}

bool is_above(const std::vector<BookPage>& pages, std::size_t above, std::size_t below) {
    while (below > above) below = pages[below].above;
    return below == above;
}

/// A part that exactly two pages include, one of them a section above the other, belongs to the lower one. What more pages share
/// (a notice, a licence) is printed wherever it is included.
void find_shared(const site::Site& site, std::vector<BookPage>& pages) {
    std::vector<std::vector<std::string>> parts;
    std::unordered_map<std::string, std::vector<std::size_t>> users;  // for look-up only
    for (std::size_t i = 0; i < pages.size(); ++i) {
        parts.push_back(separate_parts_of(site, *pages[i].page));
        for (const std::string& part : parts.back()) {
            std::vector<std::size_t>& list = users[part];
            if (list.empty() || list.back() != i) list.push_back(i);
        }
    }
    for (std::size_t i = 1; i < pages.size(); ++i) {
        for (std::string& part : parts[i]) {
            const std::vector<std::size_t>& list = users[part];
            if (list.size() != 2 || list.back() != i || !is_above(pages, list.front(), i)) continue;
            std::vector<std::string>& shared = pages[i].shared;
            if (!shared.empty() && list.front() != pages[i].shared_with) continue;  // one section per page
            if (std::find(shared.begin(), shared.end(), part) != shared.end()) continue;
            pages[i].shared_with = list.front();
            shared.push_back(std::move(part));
        }
    }
}

}  // namespace

std::vector<BookPage> book_pages(const site::Site& site, const site::Page& section, const MenuOrder& menu) {
    std::vector<BookPage> pages(1);
    pages.front().page = &section;
    const bool has_pages = section.kind == site::PageKind::section || section.kind == site::PageKind::home;
    if (!has_pages) return pages;
    add_below(site, menu, 0, pages);
    find_shared(site, pages);
    return pages;
}

SharedParts shared_parts(const std::vector<BookPage>& pages) {
    SharedParts parts;
    for (const BookPage& page : pages)
        for (const std::string& part : page.shared) parts.add(part, *pages[page.shared_with].page, *page.page);
    return parts;
}

}  // namespace notes_export::reader
