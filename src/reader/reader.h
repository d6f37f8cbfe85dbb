// One page with everything it includes → Draft. Each text (page, part, inner text) is a unit: its shortcode calls become
// placeholders, the rest is parsed as Markdown alone, the results are spliced in, its headings get their ids.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "notes_export/unknown_shortcode.h"
#include "site/site.h"
#include "site/text_owner.h"

#include <optional>
#include <string>
#include <vector>

namespace notes_export::reader {

struct Options {
    std::optional<int> toc_depth;  ///< deepest heading level in contents lists, 0: no lists; nothing: as the site says
    std::string language;  ///< of the document, for the words shortcodes bring along (BCP 47)
    UnknownShortcode unknown_shortcode = UnknownShortcode::warn;
};

/// A page of a book that begins with a heading of its own.
struct Chapter {
    const site::Page* page = nullptr;
    std::string id;  ///< of its heading, as written: unique among the chapters
};

struct Reading {
    model::Draft draft;
    std::vector<const site::Page*> pages;  ///< the page and the pages it takes in, in the order they were met
    site::TextOwners owners;
    std::vector<Chapter> chapters;         ///< of a book; empty for one page
    std::size_t wanted_pages = 1;          ///< the page, or those of the book
    std::size_t pages_with_errors = 0;     ///< among them
};

/// Throws Failure over the limits (limits.h) and when the page itself cannot be read.
[[nodiscard]] Reading read_page(const site::Site& site, const site::Page& page, const Options& options,
                                SourceMap& sources, Diagnostics& diagnostics);

/// A section with all pages below it as one book (docs/decisions/0005): its own text first, then the pages in the order of the menu,
/// those that complete a part which the section prints beside that part, the others as chapters. A page that is no section
/// is read as by read_page(). A page that cannot be read is an error and a chapter that says so; Failure is thrown over the limits
/// of the whole book.
[[nodiscard]] Reading read_book(const site::Site& site, const site::Page& section, const Options& options,
                                SourceMap& sources, Diagnostics& diagnostics);

/// Deepest heading level of a page's contents lists, from 1 to 6; 0: it has none.
[[nodiscard]] int contents_depth(const site::Site& site, const site::Page& page, const Options& options);

/// The files a page's own text includes as parts, as paths below the site root. Reports nothing.
[[nodiscard]] std::vector<std::string> parts_of(const site::Site& site, const site::Page& page);
/// Of these, the ones that are units of their own.
[[nodiscard]] std::vector<std::string> separate_parts_of(const site::Site& site, const site::Page& page);

}  // namespace notes_export::reader
