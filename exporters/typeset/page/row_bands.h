// Rows of a table that cells tie together by spanning them, as bands between which a page may end: at the ends of rows and,
// where a row or its group is tall, between the lines of its cells.
#pragma once

#include "typeset/page/flow.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace notes_export::typeset {

/// The lines of a cell and the rows it covers.
struct RowCell {
    Flow flow;
    std::size_t row = 0, rows = 1;
};

/// What rows ask for, in points.
struct RowMeasures {
    float padding = 0;       ///< above and below the lines of a cell
    float least_height = 0;  ///< of a row, padding included
    /// A group this low is one band.
    float undivided = 0;
    /// In a group higher than `tall`, no band is higher than `tallest_band`, unless a single line or picture is. Where no place is
    /// free in all cells, lines are moved down to make one.
    float tall = 0, tallest_band = 0;
};

struct Band {
    Stack content;
    bool begins_row = true;               ///< or goes on within one
    std::uint16_t keep = keep::free;      ///< cost of a page break before it
    std::vector<std::size_t> ended_rows;  ///< rows whose lower edge it holds
    std::vector<float> row_ends;          ///< where these edges are, from its top
};

/// `cells` in order of their rows; each within `row_count`.
[[nodiscard]] std::vector<Band> divide_rows(std::vector<RowCell>&& cells, std::size_t row_count, const RowMeasures& measures);

}  // namespace notes_export::typeset
