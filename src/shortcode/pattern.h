// Text with places that a call fills: "https://example.org/{0}", "> {inner}\n>\n> — {author|unknown}" (docs/custom-shortcodes.md).
#pragma once

#include "notes_export/diagnostic.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::shortcode {

/// `{src,0|none}`, `{caption:markdown}`, `{inner}`.
struct Place {
    std::vector<std::string> keys;  ///< names and numbers of arguments: the first one that has a value counts
    std::string otherwise;          ///< where none has
    bool is_inner = false;          ///< the text between opening and closing tag
    bool is_markdown = false;       ///< the value is Markdown, not words
};

struct Pattern {
    std::vector<std::variant<std::string, Place>> pieces;

    [[nodiscard]] bool has_inner() const;
    /// The first key of its first place; empty without places. For messages.
    [[nodiscard]] std::string_view first_key() const;
};

/// Where a pattern stands, so that a mistake in it can be shown. The text may differ from what the file says there (escapes).
struct PatternText {
    std::string_view text;
    Span span;
    bool is_verbatim = false;  ///< `span` holds exactly `text`
};

/// Splits once what every call then fills. Mistakes are errors in `diagnostics`, and the text around them stays.
[[nodiscard]] Pattern split_pattern(const PatternText& text, Diagnostics& diagnostics);

}  // namespace notes_export::shortcode
