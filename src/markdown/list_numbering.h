// How an ordered list counts, by the attributes of HTML's <ol> (HTML 4.4.5) or of a list in Markdown.
#pragma once

#include "notes_export/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {

/// Attributes as written; empty: not there.
struct NumberingWords {
    std::string type;   ///< "1", "a", "A", "i" or "I"
    std::string start;
    std::string style;  ///< of CSS; its list-style-type counts
    bool is_reversed = false;
};

/// A whole number that a list may show; nothing where the words are none.
[[nodiscard]] std::optional<std::int32_t> parse_list_number(std::string_view words);
/// Takes over what `words` say; the list has its items already, as one that counts down begins with their count.
void set_numbering(List& list, const NumberingWords& words);

}  // namespace notes_export::markdown
