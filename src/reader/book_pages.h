// Which pages a book is made of, in which order, and which of them complete parts that a section above them prints.
#pragma once

#include "reader/menu_order.h"
#include "reader/shared_parts.h"
#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::reader {

struct BookPage {
    const site::Page* page = nullptr;
    std::size_t above = 0;  ///< index of its section in the book; its own for the first
    int depth = 0;          ///< below the book's section
    /// The parts it shares with one section above, in the order in which it includes them; empty: it is a chapter.
    std::vector<std::string> shared;
    std::size_t shared_with = 0;  ///< index of that section
};

/// The section itself comes first. Pages hidden from the menu are left out with everything below them. Throws Failure over the limit.
[[nodiscard]] std::vector<BookPage> book_pages(const site::Site& site, const site::Page& section, const MenuOrder& menu);

[[nodiscard]] SharedParts shared_parts(const std::vector<BookPage>& pages);

}  // namespace notes_export::reader
