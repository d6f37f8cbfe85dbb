// What a document says about itself, from the page's front matter and the site's configuration.
#pragma once

#include "notes_export/document.h"
#include "site/site.h"

#include <string>

namespace notes_export::resolve {

/// Without its dates, which are not the page's alone (dates.h).
[[nodiscard]] Meta make_meta(const site::Site& site, const site::Page& page);

/// Of the book of a section: not that of its page.
[[nodiscard]] std::string book_identifier(const site::Site& site, const site::Page& section);

/// The language entry of a page; the first one where its key is none.
[[nodiscard]] const site::LanguageConfig& language_of(const site::Site& site, const site::Page& page);

}  // namespace notes_export::resolve
