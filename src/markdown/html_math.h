// Formulas of raw HTML: <math> as the TeX notation that all other formulas have.
#pragma once

#include "markdown/html_tree.h"

#include <string>

namespace notes_export::markdown {

/// TeX for a <math> element: what its author wrote as `alttext` or `<annotation encoding="application/x-tex">`, or else the
/// presentation elements (MathML Core) said in TeX. Unknown elements count as rows, so that no symbol is lost.
[[nodiscard]] std::string tex_of_math(const HtmlNode& math);

}  // namespace notes_export::markdown
