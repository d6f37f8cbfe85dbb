// What a document says about itself, from the page's front matter and the site's configuration.
#pragma once

#include "notes_export/document.h"
#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::resolve {

/// `pages` are the page itself and those it takes in: the newest of their dates is the document's.
[[nodiscard]] Meta make_meta(const site::Site& site, const site::Page& page, const std::vector<const site::Page*>& pages);

/// Of the book of a section: not that of its page.
[[nodiscard]] std::string book_identifier(const site::Site& site, const site::Page& section);

/// The language entry of a page; the first one where its key is none.
[[nodiscard]] const site::LanguageConfig& language_of(const site::Site& site, const site::Page& page);

}  // namespace notes_export::resolve
