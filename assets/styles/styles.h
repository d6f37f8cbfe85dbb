// The style sheets of HTML and EPUB, compiled in. Which of them make a sheet is the markup engine's business.
#pragma once

#include <string_view>

namespace notes_export::assets {

[[nodiscard]] std::string_view content_style();  ///< shapes and spaces of everything a document holds
[[nodiscard]] std::string_view colours_style();  ///< its colours by day
[[nodiscard]] std::string_view dark_style();     ///< and by night
[[nodiscard]] std::string_view page_style();     ///< frame of a single page in a browser
[[nodiscard]] std::string_view print_style();    ///< that page on paper
[[nodiscard]] std::string_view book_style();     ///< what e-readers need besides

}  // namespace notes_export::assets
