// Options of code blocks (CONSTRUCTS HL-1 to HL-5), as fences, the `highlight` shortcode and `include language=` have them.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"

#include <string>
#include <string_view>

namespace notes_export::markdown {

// Where nothing else is asked for, tabs stay: whoever copies code from a screen wants them, and a page sets them this wide.
inline constexpr std::uint32_t default_tab_width = 4;

class HighlightOptions {
public:
    std::uint32_t tab_width = default_tab_width;

    /// `linenos=table,hl_lines=3 6-8,linenostart=100`: the form of shortcodes. Sets the fields of `block`; a piece that is
    /// not key=value is reported.
    void read(std::string_view options, CodeBlock& block, Span span, Diagnostics& diagnostics);
    /// `{linenos=table, hl_lines=[3,"6-8"]}`: the form of fences. False if it is no such list.
    bool read_braces(std::string_view options, CodeBlock& block);

private:
    void set(std::string_view name, std::string_view value, CodeBlock& block);
};

/// The shortcodes' form in one call, with tabs of an unusual width expanded afterwards.
void parse_highlight_options(std::string_view options, CodeBlock& block, Span span, Diagnostics& diagnostics);

/// `code` as a block shows it: tabs expanded where their width is not the usual one, empty lines at the end removed.
[[nodiscard]] std::string displayed_code(std::string_view code, std::uint32_t tab_width);

}  // namespace notes_export::markdown
