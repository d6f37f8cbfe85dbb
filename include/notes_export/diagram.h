// Drawing of diagrams from their sources. The library cannot do it and starts no programs: who calls it may hand in a way.
#pragma once

#include <string>
#include <vector>

namespace notes_export {

/// One diagram, drawn or not.
struct DiagramDrawing {
    std::string svg;      ///< a complete SVG file, trusted in nothing; empty: not drawn
    std::string problem;  ///< why not, in one line
};

class DiagramDrawer {
public:
    virtual ~DiagramDrawer() = default;
    /// Draws the Mermaid diagrams of a document, one result per source and in their order. May be called from several threads.
    [[nodiscard]] virtual std::vector<DiagramDrawing> draw(const std::vector<std::string>& sources) = 0;
};

}  // namespace notes_export
