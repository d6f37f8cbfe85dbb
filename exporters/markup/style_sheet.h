// The style sheet of a document, put together from assets/styles.
#pragma once

#include <string>

namespace notes_export::markup {

/// For a page in a browser: contents, page frame, dark colours, print.
[[nodiscard]] std::string html_style_sheet();
/// For a book in an e-reader: contents and dark colours; page size, margins and typefaces are the reader's choice.
[[nodiscard]] std::string epub_style_sheet();

}  // namespace notes_export::markup
