// QR codes as rectangles of the page.
#pragma once

#include "notes_export/document.h"
#include "typeset/frame.h"

#include <vector>

namespace notes_export::typeset {

/// Narrower squares are lost on cameras of phones, on paper held at reading distance: 0.4 mm.
inline constexpr float least_code_square = 1.134F;

/// How wide a code is with its margin, at `square` points to a square.
[[nodiscard]] float code_width(const QrSymbol& code, float square);

/// The code with its light margin, filling `box`.
void draw_code(const QrSymbol& code, const Rect& box, NodeId owner, std::vector<Item>& items);

}  // namespace notes_export::typeset
