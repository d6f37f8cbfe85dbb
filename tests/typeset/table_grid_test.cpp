#include "typeset/page/table_grid.h"

#include <catch2/catch.hpp>

using namespace notes_export;
using namespace notes_export::typeset;

namespace {

TableCell cell(std::uint32_t rows = 1, std::uint32_t columns = 1) {
    TableCell made;
    made.row_span = rows;
    made.column_span = columns;
    return made;
}

}  // namespace

TEST_CASE("a cell over two rows pushes the next row's cells aside") {
    const std::vector<TableRow> rows{{cell(2), cell()}, {cell()}};
    const auto placed = place_cells(rows, 2);
    REQUIRE(placed.size() == 3);
    CHECK(placed[2].row == 1);
    CHECK(placed[2].column == 1);
}

TEST_CASE("spans end with the table, however large they claim to be") {
    const std::vector<TableRow> rows{{cell(1'000'000'000, 1'000'000'000)}};
    const auto placed = place_cells(rows, 3);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].rows == 1);
    CHECK(placed[0].columns == 3);
}

TEST_CASE("columns get what they like if there is room, and share what there is otherwise") {
    CHECK(share_width({10, 10}, {50, 40}, 100) == std::vector<float>{50, 40});
    const auto shared = share_width({20, 20}, {100, 60}, 100);
    CHECK(shared[0] == Approx(60));  // 20 + 60 * 80 / 120
    CHECK(shared[1] == Approx(40));
    const auto squeezed = share_width({100, 100}, {200, 200}, 100);
    CHECK(squeezed[0] == Approx(50));
    CHECK(share_width({10, 300, 200}, {10, 300, 200}, 210) == std::vector<float>{10, 100, 100});  // the narrow one keeps its width
}
