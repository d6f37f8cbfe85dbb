// The way through the book: the navigation document, and the NCX that older readers use, made from one list.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <vector>

namespace notes_export::epub {

struct NavigationEntry {
    std::string title;    ///< never empty
    std::string address;  ///< file and fragment; empty: leads nowhere itself
    std::vector<NavigationEntry> children;
};

struct Landmark {
    const char* type;  ///< EPUB structural semantics: "cover", "bodymatter"
    std::string title;
    std::string address;
    bool is_word = false;  ///< a word of the program's, not of the notes
};

[[nodiscard]] std::string navigation_document(const Meta& meta, const std::vector<NavigationEntry>& entries,
                                              const std::vector<Landmark>& landmarks);
[[nodiscard]] std::string ncx_document(const Meta& meta, const std::vector<NavigationEntry>& entries);

}  // namespace notes_export::epub
