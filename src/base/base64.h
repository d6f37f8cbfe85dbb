// Bytes as base64 (RFC 4648) and back, for data: addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::base {

void append_base64(std::string& out, std::string_view bytes);

/// The bytes of `text`, in either alphabet of the RFC; blanks and line ends within it are skipped, since editors fold long addresses.
/// Nothing when it holds another character.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace notes_export::base
