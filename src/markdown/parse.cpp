#include "markdown/parse.h"

#include "markdown/block_converter.h"
#include "markdown/cmark_adapter.h"

namespace notes_export::markdown {

Blocks parse(std::string_view text, const base::TextMap& map, const Options& options, model::Draft& draft,
             Diagnostics& diagnostics) {
    const BlockTree tree = parse_blocks(text, map, options);
    Footnotes footnotes;
    Context context{options, map, draft, diagnostics, tree.references, footnotes, TypographerTable(options)};
    return convert_blocks(tree, context);
}

}  // namespace notes_export::markdown
