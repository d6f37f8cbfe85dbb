// Diagrams of a document: drawn, or shown as their source.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/diagram.h"
#include "notes_export/document.h"

#include <cstddef>

namespace notes_export {

/// Mermaid itself refuses longer ones (its maxTextSize).
inline constexpr std::size_t max_diagram_bytes = 50'000;
/// Different diagrams of a document that are drawn: each costs a start of a browser.
inline constexpr std::size_t max_diagrams = 200;
/// As for pictures of a site (THREATS §3).
inline constexpr std::size_t max_drawing_bytes = 4U << 20U;

/// Turns the diagrams that `drawer` can draw into figures; the others become listings with a caption. The drawings are no more
/// trusted than pictures of a site: exporters get them cleaned.
void settle_diagrams(Document& document, DiagramDrawer* drawer, Diagnostics& diagnostics);

}  // namespace notes_export
