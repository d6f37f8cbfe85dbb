// Names of machines in addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::base {

/// "xn--bcher-kva.example" of "bücher.example" (UTS #46, as browsers do); as it is where it is ASCII already; nothing for
/// what is no name.
[[nodiscard]] std::optional<std::string> ascii_host(std::string_view name);

}  // namespace notes_export::base
