// The rows of a table: cells set apart, put side by side, divided where a page may end.
#include "typeset/page/row_bands.h"
#include "typeset/page/table_layout.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float undivided_rows = 84;  // points: about six lines
constexpr float tall_rows = 0.45F;    // of the page: such rows are divided whatever stands side by side in them
constexpr float tallest_band = 130;
constexpr float row_rule = 0.4F;
// A row so tall (of the page) may stand alone with its head.
constexpr float self_sufficient_row = 0.2F;

/// A row of nothing but header cells heads the columns below, wherever it stands.
std::vector<bool> heading_rows(const TableSection& section) {
    std::vector<bool> is_heading(section.rows, true);
    if (section.role == Role::table_head) return is_heading;
    for (const PlacedCell& placed : section.cells) {
        if (!placed.cell->is_header) is_heading[placed.row] = false;
    }
    return is_heading;
}

/// Walks down a group's rows and tells below which columns of each a rule is drawn: where no cell goes on into the next row.
class RuledColumns {
public:
    RuledColumns(const RowGroup& group, std::size_t columns) : group_(group), next_(group.first_cell), last_rows_(columns, 0) {}
    /// For one row after the other.
    [[nodiscard]] std::vector<bool> below(std::size_t row) {
        const std::vector<PlacedCell>& cells = group_.section.cells;
        for (; next_ < group_.last_cell && cells[next_].row <= row; ++next_) {
            std::fill_n(last_rows_.begin() + static_cast<std::ptrdiff_t>(cells[next_].column), cells[next_].columns,
                        cells[next_].row + cells[next_].rows - 1);
        }
        std::vector<bool> ruled;
        for (const std::size_t last : last_rows_) ruled.push_back(last <= row);
        return ruled;
    }

private:
    const RowGroup& group_;
    std::size_t next_;
    std::vector<std::size_t> last_rows_;  // of the cell that stands in each column
};

}  // namespace

/// Rows that cells tie together by spanning them are set as one group.
void BlockSetter::set_table_rows(TableLayout& layout, const TableSection& section, NodeId table) {
    if (section.rows == 0) return;
    layout.cells.text = section.text;
    layout.cells.parent = structure_.add(section.role, table);
    const std::vector<bool> is_heading = heading_rows(section);
    std::size_t cell = 0;
    for (std::size_t row = 0; row < section.rows;) {
        RowGroup group{section, row, row + 1, cell, cell, {}};
        while (group.last_cell < section.cells.size() && section.cells[group.last_cell].row < group.last_row) {
            const PlacedCell& placed = section.cells[group.last_cell++];
            group.last_row = std::max(group.last_row, placed.row + placed.rows);
        }
        group.is_heading.assign(is_heading.begin() + static_cast<std::ptrdiff_t>(row),
                                is_heading.begin() + static_cast<std::ptrdiff_t>(group.last_row));
        set_row_group(layout, group);
        row = group.last_row;
        cell = group.last_cell;
        if (layout.outside.is_top && section.role != Role::table_head) pages_.advance();
    }
}

Flow BlockSetter::set_cell(const TableLayout& layout, const PlacedCell& placed, bool heads_columns, NodeId row) {
    const bool is_head = layout.cells.text.is_bold;
    const bool is_header_cell = heads_columns || placed.cell->is_header;
    BlockContext inner = layout.cells;
    inner.parent = structure_.add(is_header_cell ? Role::header_cell : Role::data_cell, row);
    if (is_header_cell || placed.rows > 1 || placed.columns > 1) {
        StructureDetail& detail = structure_.detail(inner.parent);
        detail.is_row_header = is_header_cell && !heads_columns;
        detail.row_span = static_cast<std::uint32_t>(placed.rows);
        detail.column_span = static_cast<std::uint32_t>(placed.columns);
    }
    if (is_header_cell && !is_head) inner.text.is_bold = true;
    inner.x = layout.lefts[placed.column];
    inner.width = 0;
    for (std::size_t c = placed.column; c < placed.column + placed.columns; ++c) {
        inner.width += layout.widths[c] + (c > placed.column ? 2 * layout.padding : 0);
    }
    inner.begin_column();
    Alignment alignment = placed.cell->alignment;
    if (alignment == Alignment::none && placed.column < layout.table.columns.size()) alignment = layout.table.columns[placed.column];
    inner.align = align_of(alignment);
    return apart([&] { set_blocks(placed.cell->content, inner); });
}

void BlockSetter::set_row_group(const TableLayout& layout, const RowGroup& group) {
    const std::size_t row_count = group.last_row - group.first_row;
    std::vector<NodeId> rows;
    for (std::size_t row = 0; row < row_count; ++row) rows.push_back(structure_.add(Role::table_row, layout.cells.parent));
    std::vector<RowCell> cells;
    for (std::size_t i = group.first_cell; i < group.last_cell; ++i) {
        const PlacedCell& placed = group.section.cells[i];
        const std::size_t row = placed.row - group.first_row;
        cells.push_back({set_cell(layout, placed, group.is_heading[row], rows[row]), row, placed.rows});
    }
    const bool is_head = group.section.role == Role::table_head;
    const float page = pages_.shape().height;
    RowMeasures measures{row_padding, 2 * row_padding + static_cast<float>(layout.cells.text.leading),
                         std::min(undivided_rows, page / 4), tall_rows * page, std::min(tallest_band, page / 4)};
    if (is_head) measures.undivided = tallest_repeated_head * page;  // printed again, it is in one piece
    std::vector<Band> bands = divide_rows(std::move(cells), row_count, measures);
    float height = 0;
    for (const Band& band : bands) height += band.content.height;

    // No row alone with its head, none alone on a page.
    const bool is_last = group.last_row == group.section.rows;
    const bool joins = (group.first_row == 1 || is_last) && height < self_sufficient_row * page;
    RuledColumns rules(group, layout.widths.size());
    for (std::size_t b = 0; b < bands.size(); ++b) {
        Band& band = bands[b];
        const float band_height = band.content.height;
        push(std::move(band.content), 0, 0);
        for (std::size_t i = 0; i < band.ended_rows.size(); ++i) {
            const std::size_t row = group.first_row + band.ended_rows[i];
            draw_row_rules(layout, rules.below(row), row + 1 == group.section.rows, band.row_ends[i]);
        }
        if (b > 0) hold(band.keep);
        else hold(is_head ? keep::always : joins ? keep::strong : keep::mild);
        Element& element = finish(band_height, layout.outside);
        if (!is_head) element.repeat = band.begins_row ? layout.repeat_before_row : layout.repeat_within_row;
    }
}

/// The rules below a row, over `ruled` columns.
void BlockSetter::draw_row_rules(const TableLayout& layout, const std::vector<bool>& ruled, bool is_edge, float y) {
    const float thickness = is_edge ? table_edge : row_rule;
    const Color color = is_edge ? theme_.table_head.color : theme_.rule;
    for (std::size_t c = 0; c < ruled.size();) {
        std::size_t end = c;
        while (end < ruled.size() && ruled[end]) ++end;
        if (end > c) {
            const float x = layout.lefts[c] - layout.padding;
            const float width = std::min(layout.lefts[end - 1] + layout.widths[end - 1] + layout.padding, layout.right) - x;
            flow_->items.emplace_back(table_rule(left_of(x, width), y - thickness, width, thickness, color));
        }
        c = std::max(end, c + 1);
    }
}

}  // namespace notes_export::typeset
