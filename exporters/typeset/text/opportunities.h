// Line breaks that Unicode's rules do not offer but readers of technical text want: in addresses and in identifiers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace notes_export::typeset {

/// Whether `word` (a stretch without blanks) looks like a web address, a path or a dotted or snake_case name.
[[nodiscard]] bool is_technical(std::string_view word);

/// Bytes of `word` before which a new line may begin: after / . _ - : & = ? and between the humps of camelCase. Never
/// nearer than three characters to an end of the word. Replaces `out`.
void inner_breaks(std::string_view word, std::vector<std::uint32_t>& out);

}  // namespace notes_export::typeset
