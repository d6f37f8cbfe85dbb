// The package document: what is in the book, in which order it is read, what it is about and how accessible it is.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <vector>

namespace notes_export::epub {

struct ManifestItem {
    std::string id;
    std::string file;
    std::string media_type;
    std::string properties;  ///< "nav", "cover-image", "svg", "mathml", or several; empty: none
    bool is_in_spine = false;
};

/// What the accessibility metadata are computed from.
struct AccessFacts {
    bool has_pictures = false;
    bool all_pictures_described = true;
    bool has_formulas = false;
};

[[nodiscard]] AccessFacts access_facts(const Document& document);

/// `items` in the order of reading where they are in the spine.
[[nodiscard]] std::string package_document(const Document& document, const std::vector<ManifestItem>& items, const AccessFacts& access);

/// META-INF/container.xml.
[[nodiscard]] std::string container_document();

/// The identifier of the book: the document's, or one that says so little that it can be no other's.
[[nodiscard]] std::string book_identifier(const Meta& meta);

}  // namespace notes_export::epub
