// Words that an output says by itself, told to be English where the document's language has none (WCAG 2.2, 3.1.2).
#pragma once

#include "markup/ids.h"
#include "notes_export/words.h"

#include <pugixml.hpp>

#include <string_view>

namespace notes_export::markup {

/// The language of `node` in the notation of the syntax; its direction stays that of what is around it.
void set_plain_language(pugi::xml_node node, std::string_view language, Syntax syntax);

/// `node` says words of the program's in a document in `language`.
void mark_words(pugi::xml_node node, std::string_view language, Syntax syntax);

/// Such a word as text of `parent`, in an element of its own where it has to be marked.
void add_words(pugi::xml_node parent, Word id, std::string_view language, Syntax syntax);

}  // namespace notes_export::markup
