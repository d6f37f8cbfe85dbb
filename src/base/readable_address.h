// Addresses as people read them.
#pragma once

#include <string_view>

namespace notes_export::base {

/// Without scheme and closing slash: "pycon.example/2023" of "https://pycon.example/2023/".
[[nodiscard]] constexpr std::string_view readable_address(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
        if (!address.starts_with(scheme)) continue;
        address.remove_prefix(scheme.size());
        break;
    }
    if (address.ends_with('/')) address.remove_suffix(1);
    return address;
}

}  // namespace notes_export::base
