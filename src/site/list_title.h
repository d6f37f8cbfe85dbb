// The title Hugo gives a section that has no index file: its folder's name in the plural. Private to the site.
#pragma once

#include "site/title_case.h"

#include <string>
#include <string_view>

namespace notes_export::site {

/// "Talks" of "talk", "Sec-Tions" of "sec-tion". English rules, as Hugo's, whatever the site's language. A number stays what it is:
/// Hugo's "2023s" says nothing that an author meant.
[[nodiscard]] std::string list_title(std::string_view folder_name, bool is_plural, TitleStyle style);

}  // namespace notes_export::site
