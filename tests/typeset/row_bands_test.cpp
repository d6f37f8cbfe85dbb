// Where rows of a table may be divided, on lines of known heights.
#include "typeset/page/row_bands.h"

#include <catch2/catch.hpp>

using namespace notes_export;
using namespace notes_export::typeset;

namespace {

RowCell cell(std::size_t row, std::size_t rows, int lines, float leading) {
    RowCell made;
    made.row = row;
    made.rows = rows;
    for (int i = 0; i < lines; ++i) {
        BoxItem line;
        line.box.size.height = Length::points(leading);
        made.flow.items.emplace_back(line);
        made.flow.finish(leading, 0, keep::free, 0);
    }
    return made;
}

std::vector<Band> divided(std::vector<RowCell> cells, std::size_t rows) {
    return divide_rows(std::move(cells), rows, {2, 14, 20, 100, 40});
}

std::size_t items_in(const std::vector<Band>& bands) {
    std::size_t count = 0;
    for (const Band& band : bands) count += band.content.items.size();
    return count;
}

float height_of(const std::vector<Band>& bands) {
    float height = 0;
    for (const Band& band : bands) height += band.content.height;
    return height;
}

bool all_within(const std::vector<Band>& bands) {
    for (const Band& band : bands) {
        for (const Item& item : band.content.items) {
            const Rect& box = std::get<BoxItem>(item).box;
            if (box.origin.y.points() < -0.01 || (box.origin.y + box.size.height).points() > static_cast<double>(band.content.height) + 0.01) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a low row is one band") {
    const auto bands = divided({cell(0, 1, 1, 10), cell(0, 1, 1, 12)}, 1);
    REQUIRE(bands.size() == 1);
    CHECK(bands[0].content.height == Approx(16));
    CHECK(bands[0].ended_rows == std::vector<std::size_t>{0});
}

TEST_CASE("a row divides between lines that end together") {
    const auto bands = divided({cell(0, 1, 6, 10), cell(0, 1, 6, 10)}, 1);
    REQUIRE(bands.size() == 6);
    CHECK(height_of(bands) == Approx(64));
    CHECK_FALSE(bands[1].begins_row);
    CHECK(all_within(bands));
}

TEST_CASE("a group divides at edges of rows that no line crosses") {
    const auto bands = divided({cell(0, 3, 1, 10), cell(0, 1, 1, 10), cell(1, 1, 1, 10), cell(2, 1, 1, 10)}, 3);
    REQUIRE(bands.size() == 3);
    CHECK(bands[1].begins_row);
    CHECK(bands[2].begins_row);
    CHECK(bands[2].ended_rows == std::vector<std::size_t>{2});
    CHECK(all_within(bands));
}

TEST_CASE("in a tall group, lines move down where none end together") {
    const auto bands = divided({cell(0, 1, 60, 10), cell(0, 1, 60, 10.7F), cell(0, 1, 60, 9.3F)}, 1);
    CHECK(items_in(bands) == 180);
    CHECK(all_within(bands));
    for (const Band& band : bands) CHECK(band.content.height <= 54);
    CHECK(height_of(bands) < 60 * 10.7F * 1.3F);
}

TEST_CASE("a cell over several rows makes the last of them taller, and empty rows keep their height") {
    const auto bands = divided({cell(0, 2, 8, 10), cell(0, 1, 1, 10), cell(1, 1, 0, 10)}, 2);
    CHECK(height_of(bands) == Approx(84));
    CHECK(items_in(bands) == 9);
    CHECK(height_of(divided({cell(0, 1, 0, 10)}, 3)) == Approx(42));
}

TEST_CASE("a line higher than all bounds is a band of its own, not lost") {
    const auto bands = divided({cell(0, 1, 3, 200), cell(0, 1, 40, 10)}, 1);
    CHECK(items_in(bands) == 43);
    CHECK(all_within(bands));
}
