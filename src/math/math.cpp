#include "math/math.h"

#include "base/late_module.h"
#include "math/drawing.h"
#include "math/module.h"
#include "notes_export/walk.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::math {
namespace {

/// The module: found and loaded once, with the first formula.
base::LateModule<ModuleEntry>& engine() {
    static base::LateModule<ModuleEntry> module(module_file, module_entry,
                                                {NOTES_EXPORT_MODULE_FROM_PROGRAM, NOTES_EXPORT_MODULE_FOLDER});
    return module;
}

/// A formula as its document names it, and the first place where it stands.
using Key = std::pair<std::string, bool>;
using Places = std::map<Key, std::vector<Span>>;

Places formulas_of(const Document& document) {
    Places places;
    const auto look = [&](const Blocks& blocks) {
        for_each_block(blocks, [&](const Block& block) {
            const auto* math = std::get_if<MathBlock>(&block.node);
            if (math != nullptr) places[{math->tex, true}].push_back(block.span);
        });
        for_each_inline(blocks, [&](const Inline& node) {
            const auto* math = std::get_if<Math>(&node.node);
            if (math != nullptr) places[{math->tex, math->is_display}].push_back(node.span);
        });
    };
    look(document.body);
    for (const Note& note : document.notes) look(note.content);
    return places;
}

struct Result {
    bool is_unavailable = false;
    std::string error, mathml, drawing;
};

void receive(void* context, const ModuleFormula& formula) noexcept {
    auto& result = *static_cast<Result*>(context);
    result.error.assign(formula.error.data, formula.error.size);
    result.mathml.assign(formula.mathml.data, formula.mathml.size);
    result.drawing.assign(formula.drawing.data, formula.drawing.size);
}

Result set_with_engine(const Key& key) {
    Result result;
    ModuleEntry* entry = engine().entry();
    result.is_unavailable = entry == nullptr || !entry({key.first.data(), key.first.size()}, key.second, receive, &result);
    return result;
}

bool is_too_deep(std::string_view tex) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        if (tex[i] == '\\') ++i;
        else if (tex[i] == '{' && ++depth > max_brace_depth) return true;
        else if (tex[i] == '}' && depth > 0) --depth;
    }
    return false;
}

bool is_blank(std::string_view tex) { return tex.find_first_not_of(" \t\n\r") == std::string_view::npos; }

void warn_invalid(const std::vector<Span>& places, const std::string& reason, Diagnostics& diagnostics) {
    for (const Span& place : places) {
        diagnostics.warn("math-invalid", place, "this is no formula that can be set: " + reason)
            .hint("its source is shown instead");
    }
}

/// False when the engine is not there: then no other formula needs to be tried.
bool set_formula(const Key& key, const std::vector<Span>& places, std::vector<Formula>& formulas, Diagnostics& diagnostics) {
    if (key.first.size() > max_tex_bytes) {
        warn_invalid(places, "it is longer than " + std::to_string(max_tex_bytes) + " bytes", diagnostics);
        return true;
    }
    if (is_too_deep(key.first)) {
        warn_invalid(places, "its braces nest deeper than " + std::to_string(max_brace_depth), diagnostics);
        return true;
    }
    Result result = set_with_engine(key);
    if (result.is_unavailable) return false;
    std::optional<std::vector<FormulaPart>> parts;
    if (result.error.empty()) parts = read_drawing(result.drawing);
    if (parts) formulas.push_back({key.first, key.second, std::move(result.mathml), std::move(*parts)});
    else warn_invalid(places, result.error.empty() ? "the engine's drawing cannot be read" : result.error, diagnostics);
    return true;
}

}  // namespace

void set_formulas(Document& document, Diagnostics& diagnostics) {
    const Places places = formulas_of(document);  // sorted as Document::formulas is
    std::vector<Formula> formulas;
    std::size_t tried = 0;
    for (const auto& [key, spans] : places) {
        if (is_blank(key.first)) continue;
        if (++tried > max_formulas) {
            diagnostics.warn("limit-formulas", spans.front(),
                             "there are more than " + std::to_string(max_formulas) + " different formulas")
                .hint("the others are shown as their source");
            break;
        }
        if (!set_formula(key, spans, formulas, diagnostics)) {
            diagnostics.warn("math-unavailable", {}, "formulas are shown as their source: the formula module cannot be loaded")
                .hint(std::string("is ") + module_file + " beside the program, with JavaScriptCore installed?");
            break;
        }
    }
    document.formulas = std::move(formulas);
}

void set_module_folder(std::string folder) { engine().set_folder(std::move(folder)); }

}  // namespace notes_export::math
