// Emoji by their names on GitHub (`:tada:`), several of them may mean the same emoji.
#pragma once

#include <string_view>

namespace notes_export::markdown {

/// The characters of that name in UTF-8; empty if there is none. `name` without its colons.
[[nodiscard]] std::string_view emoji_named(std::string_view name);

}  // namespace notes_export::markdown
