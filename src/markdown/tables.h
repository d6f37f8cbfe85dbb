// Tables (GFM): a paragraph whose second line is a row of dashes, read as Goldmark does: the lines before the
// header stay a paragraph, every line after it is a row.
#pragma once

#include "markdown/context.h"

#include <optional>

namespace notes_export::markdown {

struct TableText {
    std::size_t begin = 0;  ///< of the header row in the paragraph's text; 0: no paragraph before it
    std::vector<Alignment> columns;
    LeafText header;
    std::vector<LeafText> rows;
};

/// The table in a paragraph, if it holds one. Throws Failure("limit-table") over the limits of columns and cells.
[[nodiscard]] std::optional<TableText> find_table(const LeafText& paragraph, const Context& context);

/// The cells of one row, at most `count`; `\|` has become `|`.
[[nodiscard]] std::vector<LeafText> split_row(const LeafText& row, std::size_t count);

}  // namespace notes_export::markdown
