// The first half of scanning: text → a flat row of text pieces and tags, every mistake of form reported.
#pragma once

#include "notes_export/diagnostic.h"
#include "shortcode/call.h"

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::shortcode {

/// One `{{< … >}}`: an opening, self-closed or closing tag. `call.inner` is empty still.
struct Tag {
    Call call;
    bool is_closing = false;
};
using Token = std::variant<TextPiece, Tag>;

[[nodiscard]] std::vector<Token> lex(std::string_view text, SourceId source, std::uint32_t begin, Diagnostics& diagnostics);

}  // namespace notes_export::shortcode
