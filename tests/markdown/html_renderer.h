// The model as the plain HTML of specifications' examples: for tests only, so that the reader can be held to them.
#pragma once

#include "model/draft.h"

#include <string>

namespace notes_export::test {

[[nodiscard]] std::string render_html(const Blocks& blocks, const model::Draft& draft);

/// HTML as examples are compared: white space between blocks gone, entities decoded, void tags alike.
[[nodiscard]] std::string normal_html(const std::string& html);

}  // namespace notes_export::test
