// The engine's drawings as text → shapes.
#include "math/drawing.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("a drawing is read part by part") {
    const auto parts = math::read_drawing(
        "size 1000 700 250\nM 0 0\nL 500 -250\nC 1 2 3 4 5 6\nZ\nfill #ff8000\nM 0 0\nZ\nT 100 0 884 für uns\nsize 2000 700 250\nM 1 1\nZ");
    REQUIRE(parts);
    REQUIRE(parts->size() == 2);
    const FormulaPart& first = (*parts)[0];
    CHECK(first.width == 1.0F);
    CHECK(first.ascent == 0.7F);
    CHECK(first.descent == 0.25F);
    REQUIRE(first.shapes.size() == 3);
    CHECK(first.shapes[0].verbs ==
          std::vector<FormulaVerb>{FormulaVerb::move, FormulaVerb::line, FormulaVerb::curve, FormulaVerb::close});
    CHECK(first.shapes[0].coordinates.size() == 2 + 2 + 6);
    CHECK(first.shapes[0].coordinates[3] == -0.25F);
    CHECK_FALSE(first.shapes[0].color);
    CHECK(first.shapes[1].color == 0xff8000U);
    CHECK(first.shapes[2].words == "für uns");
    CHECK(first.shapes[2].size == 0.884F);
    CHECK_FALSE((*parts)[1].shapes.at(0).color);  // colours end with their part
}

TEST_CASE("a character is described once and drawn where it stands") {
    const auto parts = math::read_drawing("size 1000 700 250\nglyph 0\nM 0 0\nL 100 100\nZ\nend\nG 0 500 0 1 -1\nG 0 0 0 0.5 -0.5");
    REQUIRE(parts);
    REQUIRE(parts->at(0).shapes.size() == 1);
    const FormulaShape& shape = parts->at(0).shapes[0];
    CHECK(shape.verbs.size() == 6);
    CHECK(shape.coordinates == std::vector<float>{0.5F, 0, 0.6F, -0.1F, 0, 0, 0.05F, -0.05F});
}

TEST_CASE("a drawing that is not as it should be is no drawing") {
    for (const char* drawing : {"", "M 0 0", "size 1 2", "size 1 2 3 4", "size 1 2 3\nM 0", "size 1 2 3\nM 0 0 0", "size 1 2 3\nL 0 0",
                                "size 1 2 3\nQ 0 0 1 1", "size 1 2 3\nfill red", "size 1 2 3\nfill #12345g", "size 1 2 3\nM a b",
                                "size 1 2 3\nM nan 0", "size 1 2 3\nG 0 0 0 1 1", "size 1 2 3\nglyph 1\nend", "size 1 2 3\nend",
                                "size 1 2 3\nglyph 0\nG 0 0 0 1 1", "size 1 2 3\n\nM 0 0"}) {
        CAPTURE(drawing);
        CHECK_FALSE(math::read_drawing(drawing));
    }
}
