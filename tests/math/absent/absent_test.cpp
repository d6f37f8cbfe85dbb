// A program of its own: whether the engine's module is there is decided once per process.
#include "math/math.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("without the engine formulas have no entry and one warning says so") {
    Diagnostics diagnostics;
    Document document;
    document.body = {{MathBlock{"a"}, {}}, {MathBlock{"b"}, {}}};
    math::set_formulas(document, diagnostics);
    CHECK(document.formulas.empty());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "math-unavailable");
    CHECK(diagnostics.all()[0].severity == Severity::warning);
}

TEST_CASE("a document without formulas does not miss the engine") {
    Diagnostics diagnostics;
    Document document;
    document.body = {{Paragraph{{Inline{Text{"a"}, {}}, Inline{Math{" ", false}, {}}}}, {}}};
    math::set_formulas(document, diagnostics);
    CHECK(diagnostics.all().empty());
}
