// Diagrams drawn by mmdc, the command-line program of Mermaid. It runs a browser, so it is started only when asked for.
#pragma once

#include "notes_export/diagram.h"

#include <string>

namespace notes_export::cli {

class MermaidDrawer final : public DiagramDrawer {
public:
    MermaidDrawer();
    [[nodiscard]] std::vector<DiagramDrawing> draw(const std::vector<std::string>& sources) override;

private:
    std::string program_;  ///< empty: not on the PATH
};

}  // namespace notes_export::cli
