// Flows that stand side by side, cut into rows of like height so that pages can end between them.
#pragma once

#include "typeset/page/flow.h"

#include <vector>

namespace notes_export::typeset {

/// In each slice every part begins at the same height. An element higher than `height` makes its slice as high as itself.
[[nodiscard]] std::vector<std::vector<Stack>> slice(std::vector<Flow>&& parts, float height);

[[nodiscard]] float tallest(const std::vector<Stack>& row);

}  // namespace notes_export::typeset
