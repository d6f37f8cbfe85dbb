// Pictures within drawings: data: addresses in base64 (RFC 2397, RFC 4648).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::imaging {

/// The bytes of "data:image/…;base64,…"; nothing when the address is of another form.
[[nodiscard]] std::optional<std::string> bytes_of_data_address(std::string_view address);

[[nodiscard]] std::string data_address(std::string_view media_type, std::string_view bytes);

}  // namespace notes_export::imaging
