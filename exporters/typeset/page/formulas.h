// Formulas on the page: outlines of the Document → path items, words in them → text.
#pragma once

#include "notes_export/document.h"
#include "typeset/text/paragraph.h"
#include "typeset/text/styled_text.h"

#include <string_view>

namespace notes_export::typeset {

/// A part of a formula as something that stands in a line, in letters of `style.size`; smaller if it would be wider than `measure`.
/// Its items belong to `style.owner`. `source`, unless empty, is what can be copied from it.
[[nodiscard]] InlineBox formula_box(const FormulaPart& part, TextStyle style, float measure, ParagraphSetter& setter,
                                    std::string_view source);

}  // namespace notes_export::typeset
