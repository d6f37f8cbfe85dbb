#include "markdown/parse.h"

#include "markdown/block_converter.h"
#include "markdown/cmark_adapter.h"
#include "markdown/html_reader.h"

#include <algorithm>

namespace notes_export::markdown {

Blocks parse(std::string_view text, const base::TextMap& map, const Options& options, model::Draft& draft,
             Diagnostics& diagnostics) {
    const BlockTree tree = parse_blocks(text, map, options);
    Footnotes footnotes(draft);
    Context context{options, map, draft, diagnostics, tree.references, footnotes, TypographerTable(options), {}};
    return convert_blocks(tree, context);
}

Blocks parse_html(std::string_view text, const base::TextMap& map, const Options& options, model::Draft& draft,
                  Diagnostics& diagnostics) {
    const std::unordered_map<std::string, Reference> references;
    Footnotes footnotes(draft);
    Context context{options, map, draft, diagnostics, references, footnotes, TypographerTable(options), {}};
    std::vector<HtmlPiece> lines;  // each with its place
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        lines.push_back({0, std::string(text.substr(begin, end - begin)),
                         map.original(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end))});
        begin = end;
    }
    return read_block_html({}, lines, context);
}

}  // namespace notes_export::markdown
