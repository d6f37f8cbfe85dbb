// English titles in capitals, as `titleCaseStyle` says: for titles that come from the names of files and folders (FM-7).
#pragma once

#include <string>
#include <string_view>

namespace notes_export::site {

enum class TitleStyle { associated_press, chicago, every_word, first_upper, as_written };

/// ap, chicago, go, firstupper, none; letter case ignored, anything else is ap.
[[nodiscard]] TitleStyle title_style(std::string_view name);
/// Letters are only ever made larger, so "iOS" stays in one piece but for its first letter; small words of ap and chicago are made small.
[[nodiscard]] std::string in_title_case(std::string_view text, TitleStyle style);

}  // namespace notes_export::site
