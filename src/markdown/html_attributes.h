// A bound on the attributes of one element, kept before the parser sees them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace notes_export::markdown {

// gumbo compares each attribute's name with all names before it in the element. Elements that people or programs write have a few
// dozen at most.
inline constexpr std::size_t max_attributes = 256;

/// Takes the attributes beyond `max_attributes` out of every start tag of `html`; the number of tags that had more. Tags are found as
/// the HTML standard's tokenizer finds them (13.2.5, states "tag open" to "after attribute value"). Linear.
[[nodiscard]] std::size_t cut_attributes(std::string& html);

}  // namespace notes_export::markdown
