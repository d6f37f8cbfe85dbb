#include "markup/program_words.h"

#include "markup/elements.h"

namespace notes_export::markup {

void set_plain_language(pugi::xml_node node, std::string_view language, Syntax syntax) {
    set(node, "lang", language);
    if (syntax == Syntax::xhtml) set(node, "xml:lang", language);
}

void mark_words(pugi::xml_node node, std::string_view language, Syntax syntax) {
    const std::string_view other = other_language_of_words(language);
    if (!other.empty()) set_plain_language(node, other, syntax);
}

void add_words(pugi::xml_node parent, Word id, std::string_view language, Syntax syntax) {
    if (other_language_of_words(language).empty()) return add_text(parent, word(id, language));
    mark_words(add_with_text(parent, "span", {}, word(id, language)), language, syntax);
}

}  // namespace notes_export::markup
