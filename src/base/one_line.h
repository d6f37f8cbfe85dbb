// Words of the author where others' words stand around them: titles of windows, shelves, bookmarks.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::base {

/// Blanks and line ends become single blanks. What has no look goes: controls, soft hyphens, marks of where a line may end. Of the controls of writing direction (UAX #9) stay those that end what they
/// begin; overrides go, since they show other words than stand there, and so do controls without their partner: nothing of the
/// text reaches into a reader's own window. What is open at the end is closed.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace notes_export::base
