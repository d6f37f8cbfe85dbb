// A <table> of raw HTML as the model's table: spans cut to the table, the grid bounded.
#pragma once

#include "markdown/html_tree.h"
#include "markdown/named_blocks.h"
#include "notes_export/document.h"

#include <functional>

namespace notes_export::markdown {

class HtmlTable {
public:
    using ReadBlocks = std::function<Blocks(const HtmlNode&)>;
    using ReadInlines = std::function<Inlines(const HtmlNode&)>;
    HtmlTable(ReadBlocks read_cell, ReadInlines read_caption)
        : read_cell_(std::move(read_cell)), read_caption_(std::move(read_caption)) {}

    /// Throws Failure("limit-table") over the limit of cells.
    [[nodiscard]] Table read(const HtmlNode& table, Span span);

private:
    void add_row(const HtmlNode& row, bool is_in_head, Table& table, Span span);
    void add_rows(const HtmlNode& group, bool is_in_head, Table& table, Span span);

    ReadBlocks read_cell_;
    ReadInlines read_caption_;
    Ids row_ids_;                       ///< of rows and their groups, for the next cell
    std::vector<std::uint32_t> taken_;  ///< for each column: rows below that a cell above still covers
    std::size_t cells_ = 0;
};

}  // namespace notes_export::markdown
