// One unit of Markdown text (a page, an included part, the inner text of a shortcode) becomes nodes. Placeholders
// of shortcode calls pass through untouched, in text, code, link destinations and titles; the reader splices them.
// Heading ids are not made here but after splicing (heading_ids.h): they come from the finished text.
#pragma once

#include "base/text_map.h"
#include "model/draft.h"
#include "notes_export/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markdown {

enum class HeadingIdType { github, github_ascii, blackfriday };

/// A pair of delimiters whose content is kept as a formula (Hugo's passthrough extension).
struct Delimiters {
    std::string open;
    std::string close;
};

/// Hugo's `markup.goldmark` settings and their defaults (CONSTRUCTS CFG-3).
struct Options {
    std::string language = "en";  ///< of the page (BCP 47): titles of alerts that have none
    bool unsafe = false;        ///< raw HTML is read (MD-13) instead of dropped
    bool hard_wraps = false;
    bool typographer = true;
    /// Replacements other than the defaults, by Goldmark's names ("leftDoubleQuote" …); values are UTF-8 text.
    std::vector<std::pair<std::string, std::string>> typographer_table;
    bool linkify = true;
    std::string linkify_protocol = "https";
    bool footnotes = true;
    bool definition_lists = true;
    bool tables = true;
    bool strikethrough = true;
    bool task_lists = true;
    bool heading_attributes = true;
    bool block_attributes = false;
    bool extra_insert = false;
    bool extra_mark = false;
    bool extra_subscript = false;
    bool extra_superscript = false;
    bool extra_delete = false;
    bool emoji = false;          ///< `:name:` (site key enableEmoji)
    bool alerts_as_callouts = true;  ///< MD-15
    bool east_asian_line_breaks = false;
    std::vector<Delimiters> math_inline;  ///< passthrough
    std::vector<Delimiters> math_block;
    bool highlights_fences = true;  ///< `markup.highlight.codeFences`; else they are listings of no language
    /// Listings with a language begin as the site's `markup.highlight` says.
    bool line_numbers = false;
    std::uint32_t first_line_number = 1;
    bool auto_heading_ids = true;
    HeadingIdType heading_id_type = HeadingIdType::github;
};

/// Parses `text`; `map` leads from positions in it to the author's file. Adds links, pictures and notes to the
/// tables of `draft` (its body is left alone) and returns the blocks, a FootnoteList last where the unit has notes.
/// A Heading's `id` is set only where the author wrote one. Bounded by the limits of THREATS §3; over a limit
/// it throws Failure("limit-…").
[[nodiscard]] Blocks parse(std::string_view text, const base::TextMap& map, const Options& options,
                           model::Draft& draft, Diagnostics& diagnostics);

/// The same for a text that is HTML from beginning to end: a content file of that kind, or an include of one.
[[nodiscard]] Blocks parse_html(std::string_view text, const base::TextMap& map, const Options& options,
                                model::Draft& draft, Diagnostics& diagnostics);

}  // namespace notes_export::markdown
