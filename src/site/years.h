// Which sections of a site are its conference years.
#pragma once

#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::site {

/// A conference: its section, and the year that its name or title tells ("2023"), or empty.
struct ConferenceYear {
    const Page* page = nullptr;
    std::string year;
    std::string name;  ///< the section's name as in its folder: "2023", "pycon-2023"
};

/// The published top-level sections that are a year, in the order of their years, then names; if there are none, every published
/// top-level section in the order of their names. A section is a year when its folder's name or its title is one ("2023"), or begins or
/// ends with one as a word of its own ("pycon-2023", "2023-pycon", "PyCon US 2023"): four digits, 19xx or 20xx. A page or leaf bundle
/// at the top counts only when its name is nothing but a year; "about-2023" is not a conference.
[[nodiscard]] std::vector<ConferenceYear> conference_years(const Site& site);

/// The year that a name or title is, begins or ends with, or empty.
[[nodiscard]] std::string year_in(std::string_view words);

}  // namespace notes_export::site
