// The only door to cmark-gfm: block structure and link reference definitions (its first phase), and its table of
// entities. Inlines are read by our own parser (inline_parser.h): Goldmark's rules, exact positions, linear time.
#pragma once

#include "markdown/block_tree.h"
#include "markdown/parse.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {

/// Block structure of `text`. Throws Failure("limit-nesting") where containers nest too deep.
[[nodiscard]] BlockTree parse_blocks(std::string_view text, const base::TextMap& map, const Options& options);

/// Decodes the entity or numeric character reference at the start of `text` (which begins with '&'): appends what it
/// stands for and returns its length, or 0 where there is none.
[[nodiscard]] std::size_t decode_entity(std::string_view text, std::string& out);

}  // namespace notes_export::markdown
