// Words of the program within the text of the notes.
#pragma once

#include "notes_export/document.h"
#include "notes_export/words.h"

#include <string_view>

namespace notes_export::base {

/// A word as running text of a document in `language`; told to be English where there is none in that language.
[[nodiscard]] Inline said(Word id, std::string_view language, Span span, std::string_view ending = {});

}  // namespace notes_export::base
