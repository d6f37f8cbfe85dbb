// The arithmetic of tables: which cell stands where, and how wide columns become. On numbers alone.
#pragma once

#include "notes_export/document.h"

#include <cstddef>
#include <vector>

namespace notes_export::typeset {

/// A cell with its place in the grid.
struct PlacedCell {
    const TableCell* cell = nullptr;
    std::size_t row = 0, column = 0;
    std::size_t rows = 1, columns = 1;  ///< spans, kept within the table
};

/// Puts cells into the grid, past those that reach down from rows above (HTML's table model).
[[nodiscard]] std::vector<PlacedCell> place_cells(const std::vector<TableRow>& rows, std::size_t columns);

/// Widths between what columns need (`minimum`) and would like (`natural`): all they like if `room` allows; else more than the
/// minimum by how much more each would like; else no column gets more than a width that all who need more share alike.
[[nodiscard]] std::vector<float> share_width(const std::vector<double>& minimum, const std::vector<double>& natural, double room);

}  // namespace notes_export::typeset
