// What readers go by: links on the pages, named places, bookmarks, page labels.
#pragma once

#include "pdf/haru_file.h"
#include "pdf/structure.h"
#include "typeset/frame.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::pdf {

/// The address as a URI action may hold it: only schemes that open a page, a mail or a call, every byte ASCII.
/// Nothing for any other (THREATS §2: no javascript:, file:, and the like).
[[nodiscard]] std::optional<std::string> safe_uri(std::string_view address);

/// What a link says; never empty, because PDF/UA asks every link for words of its own. An address alone does not say what it leads to
/// (WCAG 2.4.9): it is named as a page of the web, in `language`.
[[nodiscard]] std::string words_of_link(const typeset::LinkArea& link, std::string_view language);

/// Writes the link annotations of one page and returns their references for /Annots; empty without any. `language`: of the words
/// that tell what an address leads to (BCP 47).
[[nodiscard]] std::string write_links(HaruFile& file, Structure& structure, const typeset::Layout& layout,
                                      const typeset::Page& page, ObjectId first_page, std::string_view language);

/// The name tree of all named places; none without any.
[[nodiscard]] ObjectId write_named_places(HaruFile& file, const typeset::Layout& layout, ObjectId first_page);

/// The outline; none without bookmarks. Call after the structure is written.
[[nodiscard]] ObjectId write_bookmarks(HaruFile& file, const Structure& structure, const typeset::Layout& layout,
                                       ObjectId first_page);

/// The page labels; none when they are just 1, 2, 3 …
[[nodiscard]] ObjectId write_page_labels(HaruFile& file, const typeset::Layout& layout);

}  // namespace notes_export::pdf
