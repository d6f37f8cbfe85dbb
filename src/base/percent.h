// Percent-encoding (RFC 3986, 2.1).
#pragma once

#include <string>
#include <string_view>

namespace notes_export::base {

/// A file's path as the path of an address: what is no letter, digit or mark of paths is encoded; slashes stay.
[[nodiscard]] std::string encoded_path(std::string_view path);

}  // namespace notes_export::base
