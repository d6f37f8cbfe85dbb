// The frame of one XHTML file of a book.
#pragma once

#include "notes_export/document.h"

#include <pugixml.hpp>

#include <string>

namespace notes_export::epub {

class Page {
public:
    Page(const Meta& meta, std::string_view title);
    [[nodiscard]] pugi::xml_node body() { return body_; }
    [[nodiscard]] std::string bytes() const;

private:
    pugi::xml_document tree_;
    pugi::xml_node body_;
};

/// Cover page around the cover picture `file`.
[[nodiscard]] std::string cover_page(const Meta& meta, std::string_view file);

/// Last page: whose notes these are, of which day, under which licence, and where they are on the web.
[[nodiscard]] std::string colophon_page(const Meta& meta);

}  // namespace notes_export::epub
