// Input text made safe for a terminal and for one line: names and words of a site must not move the cursor, change colours,
// forge further messages or turn the reading direction around (THREATS §1 rule 6).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace notes_export::report {

/// Control characters (C0, DEL, C1), line separators and bidi controls become "\u{1b}", broken bytes "\x9b"; everything else stays.
[[nodiscard]] std::string escape(std::string_view text);

/// The same, cut to `max_characters` code points with "…" at the end.
[[nodiscard]] std::string escape(std::string_view text, std::size_t max_characters);

/// How many columns of a terminal escaped text takes: marks none, East Asian wide characters and emoji two.
[[nodiscard]] std::size_t display_width(std::string_view escaped);

}  // namespace notes_export::report
