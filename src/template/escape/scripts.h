// Tokens of JavaScript and CSS, as far as the place of a value depends on them.
#pragma once

#include "template/escape/context.h"

#include <cstddef>
#include <string_view>

namespace notes_export::templates::escape {

/// Of every state from `js` on; see step().
[[nodiscard]] std::size_t step_script(Context& context, std::string_view text);

/// Moves the part of an address along.
void pass_url(Context& context, std::string_view text);

}  // namespace notes_export::templates::escape
