// Inner text that is indented along with its call, and so became code without anybody wanting it (SC-12).
#pragma once

#include "reader/unit.h"

namespace notes_export::reader {

/// Warns where an indented call's inner text begins with a line that Markdown takes for code because of its indentation. What is
/// shown stays as Hugo shows it.
void warn_of_indented_text(const Scope& scope, const shortcode::Nodes& inner, Diagnostics& diagnostics);

}  // namespace notes_export::reader
