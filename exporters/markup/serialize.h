// The tree as bytes: XML for EPUB, HTML for a page. The only place where markup is written, and so the only place that
// escapes. Iterative: no tree is too deep for it.
#pragma once

#include "markup/ids.h"

#include <pugixml.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace notes_export::markup {

/// Appends what a picture address stands for ("picture:3" → "data:image/jpeg;base64,…"), so that large data never
/// passes through the tree.
using ExpandPicture = std::function<void(std::string& out, std::string_view address)>;

/// Addresses of pictures that `ExpandPicture` is asked about start so.
inline constexpr std::string_view picture_scheme = "picture:";

/// Appends the element `root` with all below it. XHTML gets an XML declaration, HTML its document type; then a line end.
void serialize(std::string& out, pugi::xml_node root, Syntax syntax, const ExpandPicture& expand = {});

/// Appends any other XML (package, navigation control file) with its declaration.
void serialize_xml(std::string& out, pugi::xml_node root);

}  // namespace notes_export::markup
