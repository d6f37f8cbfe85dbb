// Names of files as words for people, as the theme shows a page without a title: Hugo's `humanize` (FM-7).
#pragma once

#include <string>
#include <string_view>

namespace notes_export::site {

/// "api-guide" is "API guide", "ErrorHandling" is "Error handling", "user_id" is "User ID": dashes, underscores and capitals divide words,
/// known abbreviations are in capitals, all else is in small letters but for the first. Unlike Hugo's, a whole number stays as it is, and signs
/// and marks are kept ("c++").
[[nodiscard]] std::string humanize(std::string_view name);

}  // namespace notes_export::site
