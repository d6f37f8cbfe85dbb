// Which addresses of raw HTML a reader may follow.
#pragma once

#include <string_view>

namespace notes_export::markdown {

/// Whether an address has no scheme or one that a reader may safely follow.
[[nodiscard]] bool is_safe_address(std::string_view address, bool is_picture);

}  // namespace notes_export::markdown
