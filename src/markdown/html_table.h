// A <table> of raw HTML as the model's table: spans cut to their row group, the grid bounded.
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
    HtmlTable(ReadBlocks read_cell, ReadInlines read_caption, bool is_right_to_left)
        : read_cell_(std::move(read_cell)), read_caption_(std::move(read_caption)), is_right_to_left_(is_right_to_left) {}

    /// Head first, foot last, wherever the author wrote them. Throws Failure("limit-table") over the limit of columns or cells.
    [[nodiscard]] Table read(const HtmlNode& table, Span span);

private:
    void add_columns(const HtmlNode& group, Alignment alignment, Table& table);
    void add_group(const HtmlNode& group, std::vector<TableRow>& rows, Table& table, Span span);
    [[nodiscard]] TableRow row(const HtmlNode& row, Alignment alignment, Table& table, Span span);
    [[nodiscard]] TableCell cell(const HtmlNode& node, std::size_t column, Alignment alignment, const Table& table);

    ReadBlocks read_cell_;
    ReadInlines read_caption_;
    bool is_right_to_left_;
    Ids row_ids_;                            ///< of rows and their groups, for the next cell
    Alignment alignment_ = Alignment::none;  ///< of the table at hand: what its cells inherit
    std::vector<std::uint32_t> taken_;       ///< for each column: rows below that a cell above still covers
    std::size_t cells_ = 0;
};

}  // namespace notes_export::markdown
