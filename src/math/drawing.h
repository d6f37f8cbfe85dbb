// The engine's drawings as lines of text (the language stands at the head of module/javascript/drawing.js) → shapes of the model.
#pragma once

#include "notes_export/document.h"

#include <optional>
#include <string_view>
#include <vector>

namespace notes_export::math {

/// Nothing if a line is not as it should be: a formula is shown whole or as its source.
[[nodiscard]] std::optional<std::vector<FormulaPart>> read_drawing(std::string_view drawing);

}  // namespace notes_export::math
