// Bytes as base64 (RFC 4648), for data: addresses.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::markup {

void append_base64(std::string& out, std::string_view bytes);

}  // namespace notes_export::markup
