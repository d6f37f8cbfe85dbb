// Finds the shortcode calls in a text by Hugo's lexical rules (CONSTRUCTS SC-1 to SC-9), which know nothing of Markdown:
// calls count in code, comments and addresses as well. What a name means is not decided here.
#pragma once

#include "notes_export/diagnostic.h"
#include "shortcode/call.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace notes_export::shortcode {

/// Whether a shortcode of some name has inner text.
enum class Inner { none, required, unknown };
using InnerRule = std::function<Inner(std::string_view name)>;

/// The calls in text[begin, end of text), nested as they are written, with the text between them. Linear. Mistakes
/// of form are errors in `diagnostics`; what cannot be read as a call stays as text. `source` is the text's number, for
/// places. Throws Failure over the limits of limits.h.
[[nodiscard]] Nodes scan(std::string_view text, SourceId source, std::uint32_t begin, const InnerRule& inner_rule,
                         Diagnostics& diagnostics);

}  // namespace notes_export::shortcode
