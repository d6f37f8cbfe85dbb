// A table as planned: which cell stands where, how wide columns are, in what type. Between tables.cpp, which plans, and
// table_rows.cpp, which sets.
#pragma once

#include "typeset/page/blocks.h"
#include "typeset/page/table_grid.h"

#include <cstdint>
#include <vector>

namespace notes_export::typeset {

inline constexpr float row_padding = 3.2F;            // above and below the lines of a cell
inline constexpr float table_edge = 0.9F;             // thickness of the rules around head, body and foot
inline constexpr float tallest_repeated_head = 1.0F / 3;  // of the page

/// Head, body or foot.
struct TableSection {
    Role role = Role::table_body;
    std::size_t rows = 0;
    std::vector<PlacedCell> cells;
    TextRole text;
};

/// Rows of a section that spanning cells tie together, and the cells that begin in them.
struct RowGroup {
    const TableSection& section;
    std::size_t first_row = 0, last_row = 0;
    std::size_t first_cell = 0, last_cell = 0;
    std::vector<bool> is_heading;  ///< of each row: it heads the columns below
};

struct BlockSetter::TableLayout {
    const Table& table;
    const BlockContext& outside;
    BlockContext cells;  // what cells inherit
    TableSection head, body, foot;
    float padding = 0;  // of cells, left and right
    std::vector<float> lefts = {}, widths = {};  // of columns, without padding; from the side where lines begin
    float left = 0, right = 0;
    std::uint16_t repeat_before_row = 0, repeat_within_row = 0;  // of the head on a page that begins so; 0: never
};

[[nodiscard]] inline BoxItem table_rule(float x, float y, float width, float thickness, Color color) {
    BoxItem rule;
    rule.box = {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(thickness)}};
    rule.color = color;
    return rule;
}

}  // namespace notes_export::typeset
