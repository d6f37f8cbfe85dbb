// One page with everything it includes → Draft. Each text (page, part, inner text) is a unit: its shortcode calls become
// placeholders, the rest is parsed as Markdown alone, the results are spliced in, its headings get their ids.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::reader {

struct Options {
    int toc_depth = 0;     ///< deepest heading level in contents lists; 0: as the site says
    std::string language;  ///< of the document, for the words shortcodes bring along (BCP 47)
};

struct Reading {
    model::Draft draft;
    std::vector<const site::Page*> pages;  ///< the page and the pages it takes in, in the order they were met
};

/// Throws Failure over the limits (limits.h) and when the page itself cannot be read.
[[nodiscard]] Reading read_page(const site::Site& site, const site::Page& page, const Options& options,
                                SourceMap& sources, Diagnostics& diagnostics);

/// The files a page's own text includes as parts, as paths below the site root. Reports nothing.
[[nodiscard]] std::vector<std::string> parts_of(const site::Site& site, const site::Page& page);

}  // namespace notes_export::reader
