// Colours code: text and language → runs of semantic kinds, once, for every format. The light front: the engine
// behind it (KSyntaxHighlighting on Qt) is a module that is loaded with the first code block that needs it.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::highlight {

/// Larger blocks stay plain: nobody reads a megabyte of coloured code.
inline constexpr std::size_t max_code_bytes = std::size_t{1} << 20;
/// Blocks with longer lines too. For some languages (JavaScript, TypeScript, C++) the engine's time grows with the
/// square of a line's length, over 20 s at 100 000 bytes, so the squares are added up. One line of 10 000 bytes passes,
/// and a megabyte of ordinary lines.
inline constexpr std::size_t max_line_work = 100'000'000;

/// The kinds of `text` (UTF-8), which cover it without gaps; neighbours differ. `language` is one of the names
/// Chroma (Hugo's highlighter) knows, in any letter case. Empty: unknown language, nothing to colour, too large, or
/// no engine. Thread-safe.
[[nodiscard]] std::vector<Token> highlight(std::string_view text, std::string_view language);

/// Fills in `block.tokens`. Warns ("highlight-unavailable", once per conversion) when the engine is needed but cannot
/// be loaded; the code then stays plain.
void highlight(CodeBlock& block, Diagnostics& diagnostics);

/// Where the engine is sought first: before the folder of the program, `../lib…/notes-export` seen from there, and
/// the folder the library was configured to install it to. For tests and for programs that lie elsewhere; call it
/// before the first highlight().
void set_module_folder(std::string folder);

}  // namespace notes_export::highlight
