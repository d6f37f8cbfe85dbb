#include "base/said.h"

namespace notes_export::base {

Inline said(Word id, std::string_view language, Span span, std::string_view ending) {
    Inline words{Text{std::string(word(id, language)).append(ending)}, span};
    const std::string_view other = other_language_of_words(language);
    if (other.empty()) return words;
    Styled marked;
    marked.style = InlineStyle::plain;
    marked.content.push_back(std::move(words));
    marked.language = other;
    return {std::move(marked), span};
}

}  // namespace notes_export::base
