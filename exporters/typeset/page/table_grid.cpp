#include "typeset/page/table_grid.h"

#include <algorithm>

namespace notes_export::typeset {

std::vector<PlacedCell> place_cells(const std::vector<TableRow>& rows, std::size_t columns) {
    std::vector<PlacedCell> placed;
    std::vector<std::size_t> busy(columns, 0);  // rows still taken in each column
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::size_t column = 0;
        for (const TableCell& cell : rows[r]) {
            while (column < columns && busy[column] > 0) ++column;
            if (column >= columns) break;
            PlacedCell place{&cell, r, column, std::clamp<std::size_t>(cell.row_span, 1, rows.size() - r), 1};
            const std::size_t wanted = std::max<std::size_t>(1, cell.column_span);
            while (place.columns < wanted && column + place.columns < columns && busy[column + place.columns] == 0) {
                ++place.columns;
            }
            for (std::size_t c = column; c < column + place.columns; ++c) busy[c] = place.rows;
            column += place.columns;
            placed.push_back(place);
        }
        for (std::size_t& left : busy) left -= left > 0 ? 1 : 0;
    }
    return placed;
}

namespace {

/// The width that columns may not pass so that all fit: those who need less keep what they need.
double common_limit(std::vector<double> minimum, double room) {
    std::sort(minimum.begin(), minimum.end());
    for (std::size_t i = 0; i < minimum.size(); ++i) {
        const double share = room / static_cast<double>(minimum.size() - i);
        if (minimum[i] >= share) return share;
        room -= minimum[i];
    }
    return minimum.empty() ? 0 : minimum.back();
}

}  // namespace

std::vector<float> share_width(const std::vector<double>& minimum, const std::vector<double>& natural, double room) {
    double least = 0, liked = 0;
    for (std::size_t i = 0; i < minimum.size(); ++i) {
        least += minimum[i];
        liked += natural[i];
    }
    const double limit = least >= room ? common_limit(minimum, room) : 0;
    std::vector<float> widths;
    for (std::size_t i = 0; i < minimum.size(); ++i) {
        double width = natural[i];
        if (liked > room) {
            width = least >= room ? std::min(minimum[i], limit)
                                  : minimum[i] + (room - least) * (natural[i] - minimum[i]) / (liked - least);
        }
        widths.push_back(static_cast<float>(width));
    }
    return widths;
}

}  // namespace notes_export::typeset
