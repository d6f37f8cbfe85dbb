// Character references of HTML in text that is no Markdown.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::markdown {

/// `text` with each character reference ("&lt;", "&#8211;") replaced by what it stands for.
[[nodiscard]] std::string without_references(std::string_view text);

}  // namespace notes_export::markdown
