// Options of code blocks (CONSTRUCTS HL-1 to HL-5), as fences, the `highlight` shortcode and `include language=` have them.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"

#include <string>
#include <string_view>

namespace notes_export::markdown {

/// `{linenos=table, hl_lines=[3,"6-8"]}`: the form of fences. Sets the fields of `block`, none if it is no such list.
void parse_fence_options(std::string_view options, CodeBlock& block);

/// `linenos=table,hl_lines=3 6-8,linenostart=100`: the form of shortcodes, and the text as displayed_code() has it. A piece that is
/// not key=value is reported.
void parse_highlight_options(std::string_view options, CodeBlock& block, Span span, Diagnostics& diagnostics);

/// `code` as a block shows it: without empty lines at its end. Tabs stay, as on the site, so that it can be copied (HL-4).
[[nodiscard]] std::string displayed_code(std::string_view code);

}  // namespace notes_export::markdown
