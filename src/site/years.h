// What stands at the top of a site, and which of its sections are conference years.
#pragma once

#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::site {

/// A section at the top of a site. For a conference with the year that its name or title tells ("2023"), else without.
struct TopSection {
    const Page* page = nullptr;
    std::string year;
    std::string name;  ///< as its folder is called: "2023", "pycon-2023"
};

/// The published pages directly below a home page, sorted by what they are.
struct TopPages {
    std::vector<TopSection> years;      ///< conferences, in the order of their years, then names
    std::vector<TopSection> sections;   ///< all other sections, in the order of their names
    std::vector<const Page*> pages;     ///< pages and leaf bundles beside them, likewise
};

/// A section is a conference when its folder's name or its title is a year ("2023"), or begins or ends with one as a word of its own
/// ("pycon-2023", "2023-pycon", "PyCon US 2023"): four digits, 19xx or 20xx. A page or leaf bundle at the top counts only when its name
/// is nothing but a year; "about-2023" is not a conference.
[[nodiscard]] TopPages top_pages(const Site& site, const Page& home);

/// The year that a name or title is, begins or ends with, or empty.
[[nodiscard]] std::string year_in(std::string_view words);

}  // namespace notes_export::site
