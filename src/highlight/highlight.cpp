#include "highlight/highlight.h"

#include "base/late_module.h"
#include "highlight/diff.h"
#include "highlight/languages.h"
#include "highlight/module.h"
#include "highlight/tokens.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace notes_export::highlight {
namespace {

struct Result {
    std::vector<Token> tokens;
    bool is_unavailable = false;  // an engine was needed and not there
};

/// The module: found and loaded once, with the first block that needs it.
base::LateModule<ModuleEntry>& engine() {
    static base::LateModule<ModuleEntry> module(module_file, module_entry,
                                                {NOTES_EXPORT_MODULE_FROM_PROGRAM, NOTES_EXPORT_MODULE_FOLDER});
    return module;
}

bool is_too_large(std::string_view text) {
    if (text.size() > max_code_bytes) return true;
    std::size_t work = 0;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find('\n'), text.size());
        work += length * length;
        if (work > max_line_work) return true;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return false;
}

void receive(void* context, const ModuleRun* runs, std::size_t count) noexcept {
    auto& tokens = *static_cast<std::vector<Token>*>(context);
    tokens.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        append_token(tokens, runs[i].length, static_cast<TokenKind>(runs[i].kind));
    }
}

/// Tokens that are all plain say nothing, and tokens that miss part of the text cannot be trusted.
bool is_worth_keeping(const std::vector<Token>& tokens, std::size_t text_size) {
    std::size_t covered = 0;
    for (const Token& token : tokens) covered += token.length;
    const bool has_colour =
        std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind != TokenKind::plain; });
    return has_colour && covered == text_size;
}

/// Sources of drawings, which the site draws: nothing to colour, and no reason to load the highlighter.
bool is_diagram(std::string_view language) { return language == "mermaid" || language == "goat" || language == "math"; }

Result colour(std::string_view text, std::string_view language) {
    if (text.empty() || language.empty() || is_diagram(language) || is_too_large(text)) return {};
    const std::string definition = definition_name(language);
    if (definition.empty()) return {};

    std::vector<Token> tokens;
    if (definition == "Diff" || definition == "diff") {
        tokens = highlight_diff(text);
    } else {
        ModuleEntry* entry = engine().entry();
        if (entry == nullptr) return {{}, true};
        entry(text.data(), text.size(), definition.data(), definition.size(), receive, &tokens);
    }
    if (!is_worth_keeping(tokens, text.size())) return {};
    return {std::move(tokens), false};
}

}  // namespace

std::vector<Token> highlight(std::string_view text, std::string_view language) { return colour(text, language).tokens; }

void highlight(CodeBlock& block, Diagnostics& diagnostics) {
    Result result = colour(block.text, block.language);
    block.tokens = std::move(result.tokens);
    if (result.is_unavailable) {
        // Without a place, so that the list keeps one of them however many blocks there are.
        diagnostics.add({Severity::warning, "highlight-unavailable",
                         "code is not coloured: the highlighting module cannot be loaded", {},
                         {std::string("is ") + module_file + " beside the program, with KSyntaxHighlighting installed?"}, {}});
    }
}

void set_module_folder(std::string folder) { engine().set_folder(std::move(folder)); }

}  // namespace notes_export::highlight
