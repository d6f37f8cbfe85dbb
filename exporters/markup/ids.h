// Ids and class names as markup may hold them. The document's ids come from Hugo and may start with a digit or hold any
// character; ours start with "ne-". Both families stay apart, and different ids stay different.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::markup {

/// The two ways to write the tree: as one HTML page, or as XHTML inside an EPUB.
enum class Syntax { html, xhtml };

/// The `id` attribute for an id of the document. HTML takes nearly everything; XHTML wants an XML name: one that starts
/// with a digit, dot or hyphen gets an underscore in front ("2023" → "_2023"), other characters are spelt out.
[[nodiscard]] std::string element_id(std::string_view id, Syntax syntax);

/// "#fragment" that leads to `element_id(id, syntax)`, percent-encoded where an address needs it.
[[nodiscard]] std::string fragment(std::string_view id, Syntax syntax);

/// `text` as part of a class name: blanks and control characters become hyphens, cut to a sensible length.
[[nodiscard]] std::string class_part(std::string_view text);

}  // namespace notes_export::markup
