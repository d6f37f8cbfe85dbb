#include "imaging/data_address.h"

#include "base/base64.h"

#include <cstddef>

namespace notes_export::imaging {

std::optional<std::string> bytes_of_data_address(std::string_view address) {
    if (!address.starts_with("data:image/")) return std::nullopt;
    const std::size_t comma = address.find(',');
    if (comma == std::string_view::npos || !address.substr(0, comma).ends_with(";base64")) return std::nullopt;
    return base::decode_base64(address.substr(comma + 1));
}

std::string data_address(std::string_view media_type, std::string_view bytes) {
    std::string out = "data:";
    out += media_type;
    out += ";base64,";
    base::append_base64(out, bytes);
    return out;
}

}  // namespace notes_export::imaging
