// A program of its own: whether the engine's module is there is decided once per process.
#include "highlight/highlight.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("without the engine code stays plain and one warning says so") {
    Diagnostics diagnostics;
    CodeBlock block;
    block.language = "python";
    block.text = "return 1";
    highlight::highlight(block, diagnostics);
    CHECK(block.tokens.empty());
    block.text = "return 2";
    highlight::highlight(block, diagnostics);
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "highlight-unavailable");
    CHECK(diagnostics.all()[0].severity == Severity::warning);
}

TEST_CASE("what needs no engine does not miss it") {
    Diagnostics diagnostics;
    CodeBlock block;
    for (const char* language : {"", "text", "plaintext"}) {
        block.language = language;
        block.text = "return 1";
        highlight::highlight(block, diagnostics);
        CHECK(block.tokens.empty());
    }
    block.language = "diff";
    block.text = "-a\n+b";
    highlight::highlight(block, diagnostics);
    CHECK(block.tokens == std::vector<Token>{{3, TokenKind::removed}, {2, TokenKind::added}});
    CHECK(diagnostics.all().empty());
}
