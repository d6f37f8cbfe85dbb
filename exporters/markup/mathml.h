// Formulas in flowing text: what the formula engine says, cleaned, with the source beside it.
#pragma once

#include "notes_export/document.h"

#include <pugixml.hpp>

namespace notes_export::markup {

/// A <math> element for `formula` below `parent`: only elements and attributes of presentation MathML, letters in styles (double-struck,
/// fraktur …) as the characters that Unicode has for them, since browsers know no `mathvariant`. False, with nothing added, when the
/// formula holds no MathML.
bool add_math(pugi::xml_node parent, const Formula& formula);

}  // namespace notes_export::markup
