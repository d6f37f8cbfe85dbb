// Sets formulas: TeX → MathML and outlines, once per different formula, for every format. The light front: the engine behind it
// (MathJax in JavaScriptCore) is a module that is loaded with the first formula.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"

#include <cstddef>
#include <string>

namespace notes_export::math {

/// Longer formulas stay source: MathJax itself stops at 5 KiB after expanding macros, and a page is not wider.
inline constexpr std::size_t max_tex_bytes = 5'000;
/// MathJax's time grows with the square of the depth of braces: 23 s at 2,000.
inline constexpr std::size_t max_brace_depth = 200;
/// So many different formulas are set in a document, at about 10 ms each; a book of formulas has some hundreds.
inline constexpr std::size_t max_formulas = 10'000;

/// Fills in `document.formulas`. Warns "math-invalid" at each formula that is no TeX, "math-unavailable" once when there are formulas
/// but no engine, and "limit-formulas" when there are too many. Those formulas have no entry, and their source is shown.
void set_formulas(Document& document, Diagnostics& diagnostics);

/// Where the module is sought first: before the folder of the program, `../lib…/notes-export` seen from there, and the folder the
/// library was configured to install it to. For tests and for programs that lie elsewhere; call it before the first formula.
void set_module_folder(std::string folder);

}  // namespace notes_export::math
