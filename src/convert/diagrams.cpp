#include "convert/diagrams.h"

#include "base/image_info.h"
#include "base/said.h"
#include "imaging/drawing.h"
#include "imaging/limits.h"
#include "model/tree.h"
#include "notes_export/words.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export {
namespace {

struct Diagram {
    Span first;                     ///< place, for messages
    std::optional<ImageId> image;   ///< once drawn
};
using Diagrams = std::map<std::string, Diagram>;  // by source

template <class Visit>
void for_each_diagram(Document& document, const Visit& visit) {
    model::Visitor visitor;
    visitor.leave = [&](Block& block) {
        auto* code = std::get_if<CodeBlock>(&block.node);
        if (code != nullptr && code->is_diagram) visit(block, *code);
    };
    model::walk(document.body, visitor);
    for (Note& note : document.notes) model::walk(note.content, visitor);
}

void warn_failed(Span place, const std::string& reason, Diagnostics& diagnostics) {
    diagnostics.warn("diagram-failed", place, "this diagram could not be drawn: " + reason).hint("its source is shown");
}

/// What is wrong with a drawing; empty when nothing is. Whatever would be refused when it is shown is refused here, while there is
/// still a source to show.
std::string problem_of(const DiagramDrawing& drawing) {
    if (drawing.svg.empty()) return drawing.problem.empty() ? "nothing was drawn" : drawing.problem;
    if (drawing.svg.size() > max_drawing_bytes) return "the drawing has more than " + std::to_string(max_drawing_bytes >> 20U) + " MiB";
    try {
        (void)imaging::clean_drawing(drawing.svg);
    } catch (const imaging::Unreadable& reason) {
        return std::string("what was drawn is no SVG: ") + reason.what();
    }
    return {};
}

void add_drawing(Document& document, Diagram& diagram, DiagramDrawing drawing, Diagnostics& diagnostics) {
    if (const std::string problem = problem_of(drawing); !problem.empty()) return warn_failed(diagram.first, problem, diagnostics);
    const base::ImageInfo info = base::image_info(drawing.svg);
    ImageEntry entry;
    entry.name = "diagram";
    entry.kind = PictureKind::svg;
    entry.width = std::max(info.width, 1U);
    entry.height = std::max(info.height, 1U);
    entry.bytes = std::make_shared<const std::string>(std::move(drawing.svg));
    entry.span = diagram.first;
    diagram.image = static_cast<ImageId>(document.images.size());
    document.images.push_back(std::move(entry));
}

void draw(Document& document, Diagrams& diagrams, DiagramDrawer& drawer, Diagnostics& diagnostics) {
    std::vector<std::string> sources;
    std::vector<Diagram*> asked;
    for (auto& [source, diagram] : diagrams) {
        if (source.size() > max_diagram_bytes) {
            warn_failed(diagram.first, "it has more than " + std::to_string(max_diagram_bytes) + " bytes", diagnostics);
        } else if (sources.size() == max_diagrams) {
            warn_failed(diagram.first, "there are more than " + std::to_string(max_diagrams) + " diagrams", diagnostics);
        } else {
            sources.push_back(source);
            asked.push_back(&diagram);
        }
    }
    if (sources.empty()) return;
    std::vector<DiagramDrawing> drawings = drawer.draw(sources);
    drawings.resize(sources.size());
    for (std::size_t i = 0; i < asked.size(); ++i) add_drawing(document, *asked[i], std::move(drawings[i]), diagnostics);
}

/// The words of a statement of Mermaid that says what a diagram is: "accTitle: How it flows".
std::string_view statement(std::string_view source, std::string_view name) {
    for (std::size_t begin = 0; begin < source.size();) {
        const std::size_t end = std::min(source.find('\n', begin), source.size());
        std::string_view line = source.substr(begin, end - begin);
        begin = end + 1;
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (!line.starts_with(name)) continue;
        line.remove_prefix(name.size());
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (!line.starts_with(':')) continue;
        line.remove_prefix(1);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (!line.empty()) return line;
    }
    return {};
}

}  // namespace

void settle_diagrams(Document& document, DiagramDrawer* drawer, Diagnostics& diagnostics) {
    Diagrams diagrams;
    for_each_diagram(document, [&](Block& block, CodeBlock& code) { diagrams.emplace(code.text, Diagram{block.span, {}}); });
    if (diagrams.empty()) return;
    if (drawer != nullptr) draw(document, diagrams, *drawer, diagnostics);
    const std::string& language = document.meta.language;
    // An alternative text cannot be told to be in another language; the program's own name is none.
    const std::string name = other_language_of_words(language).empty() ? std::string(word(Word::diagram, language)) + " (Mermaid)" : "Mermaid";
    bool is_told = false;
    for_each_diagram(document, [&](Block& block, CodeBlock& code) {
        const Diagram& diagram = diagrams.at(code.text);
        if (diagram.image) {
            std::string_view alt = statement(code.text, "accTitle");
            if (alt.empty()) alt = statement(code.text, "title");
            Figure figure;
            figure.image = *diagram.image;
            figure.alt = alt.empty() ? name : std::string(alt);
            block.node = std::move(figure);
            return;
        }
        if (code.caption.empty()) code.caption = {base::said(Word::diagram, language, block.span, " (Mermaid)")};
        if (drawer != nullptr || is_told) return;
        is_told = true;
        diagnostics.note("diagram-not-drawn", block.span, "diagrams are shown as their source");
    });
}

}  // namespace notes_export
