// Text made safe for XML and HTML. The tree serialiser uses these; nothing else writes markup.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::base {

/// Appends `text` with &, <, > escaped; characters that XML 1.0 forbids (§2.2: C0 but tab, LF, CR; U+FFFE, U+FFFF;
/// broken UTF-8) become U+FFFD, and other controls what they are shown as (`shown_character`).
void append_xml_text(std::string& out, std::string_view text);
/// The same with the double quote, tab, LF and CR escaped as well, for attribute values in double quotes.
void append_xml_attribute(std::string& out, std::string_view text);

}  // namespace notes_export::base
