// Entities that a drawing's own document type defines: Illustrator writes its namespaces and styles so.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::imaging {

/// The document without its type, and with the entities of that type filled in (XML 1.0, §4.4). Entities of other files and those that
/// hold elements stay the letters they are; nothing is read for them. Throws Unreadable when it would grow beyond `max_bytes`.
[[nodiscard]] std::string with_entities(std::string_view xml, std::size_t max_bytes);

}  // namespace notes_export::imaging
