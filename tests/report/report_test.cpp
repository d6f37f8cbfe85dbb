#include "report/report.h"

#include "report/escape.h"

#include <catch2/catch.hpp>

using namespace notes_export;

namespace {

Span span_of(const SourceMap& sources, SourceId id, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(sources.text(id).find(words));
    return {id, begin, begin + static_cast<std::uint32_t>(words.size())};
}

}  // namespace

TEST_CASE("a diagnostic shows its line, a caret below the place, and its hints") {
    SourceMap sources;
    const SourceId page = sources.add("notes/_index.md", "one\n[1]: {{< ref \"keynote.md\" >}}\n");
    Diagnostics diagnostics;
    diagnostics.warn("ref-not-found", span_of(sources, page, "{{< ref \"keynote.md\" >}}"), "no page is called \"keynote.md\"").hint("did you mean \"keynote-day1.md\"?");
    CHECK(report::describe(diagnostics, sources) ==
          "notes/_index.md:2:6: warning: no page is called \"keynote.md\" [ref-not-found]\n"
          "    2 | [1]: {{< ref \"keynote.md\" >}}\n"
          "      |      ^~~~~~~~~~~~~~~~~~~~~~~~\n"
          "  hint: did you mean \"keynote-day1.md\"?\n");
}

TEST_CASE("the caret stands right below tabs, wide characters and combining marks") {
    SourceMap sources;
    const SourceId page = sources.add("a.md", "\t漢字 e\xCC\x81x\n");
    Diagnostics diagnostics;
    diagnostics.error("x", span_of(sources, page, "x"), "here");
    CHECK(report::describe(diagnostics, sources) ==
          "a.md:1:7: error: here [x]\n"
          "    1 |  漢字 e\xCC\x81x\n"
          "      |       " " ^\n");
}

TEST_CASE("the chain of includes follows") {
    SourceMap sources;
    const SourceId page = sources.add("a.md", "text\ninclude\n");
    const SourceId part = sources.add("b.part", "wrong\n", span_of(sources, page, "include"));
    Diagnostics diagnostics;
    diagnostics.error("x", span_of(sources, part, "wrong"), "bad");
    CHECK(report::plain(diagnostics, sources) == "b.part:1:1: error: bad [x]\n  included from a.md:2:1\n");
}

TEST_CASE("the same message in several places is told once, with the places") {
    SourceMap sources;
    const SourceId page = sources.add("a.md", "aaaaaaaaaa");
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 8; ++i) diagnostics.warn("x", {page, i, i + 1}, "again");
    const std::string text = report::describe(diagnostics, sources, {.with_source = false, .with_colors = false, .shown_path = {}});
    CHECK(text == "a.md:1:1: warning: again [x]\n  also at a.md:1:2, a.md:1:3, a.md:1:4, a.md:1:5, a.md:1:6 and 2 more places\n");
}

TEST_CASE("long lines are cut around the place") {
    SourceMap sources;
    const SourceId page = sources.add("a.md", std::string(5000, 'a') + "HERE" + std::string(5000, 'b'));
    Diagnostics diagnostics;
    diagnostics.warn("x", span_of(sources, page, "HERE"), "m");
    const std::string text = report::describe(diagnostics, sources);
    CHECK(text.size() < 700);
    CHECK(text.find("…") != std::string::npos);
    CHECK(text.find("aHEREb") != std::string::npos);
}

TEST_CASE("too many messages are counted") {
    Diagnostics diagnostics;
    for (int i = 0; i < 130; ++i) diagnostics.warn("x", {}, "message " + std::to_string(i));
    const std::string text = report::plain(diagnostics, SourceMap());
    CHECK(text.ends_with("… and 30 further messages, not shown\n"));
}

TEST_CASE("control characters, bidi controls and broken bytes are shown, not sent") {
    CHECK(report::escape("a\x1b[31m\x07\xC2\x9B") == "a\\u{1b}[31m\\u{07}\\u{9b}");
    CHECK(report::escape("\xE2\x80\xAE\xE2\x81\xA6") == "\\u{202e}\\u{2066}");
    CHECK(report::escape("\xFF\n\t") == "\\xff\\u{0a}\\u{09}");
    CHECK(report::escape("žluť 漢") == "žluť 漢");
    CHECK(report::escape("abcdef", 3) == "abc…");
}

TEST_CASE("paths are shown as the reader's folder needs them") {
    SourceMap sources;
    const SourceId page = sources.add("content/a.md", "x");
    Diagnostics diagnostics;
    diagnostics.warn("x", {page, 0, 1}, "m");
    const auto shown = [](std::string_view path) { return "../site/" + std::string(path); };
    CHECK(report::describe(diagnostics, sources, {.with_source = false, .with_colors = false, .shown_path = shown}) == "../site/content/a.md:1:1: warning: m [x]\n");
}

TEST_CASE("json escapes what json must and tells the chain") {
    SourceMap sources;
    const SourceId page = sources.add("a \"b\".md", "x\ny");
    const SourceId part = sources.add("p", "z", Span{page, 2, 3});
    Diagnostics diagnostics;
    diagnostics.error("c", {part, 0, 1}, "tab\t \x1b and \\ and \xFF").hint("h");
    CHECK(report::json_lines(diagnostics, sources, "o.pdf") ==
          "{\"severity\":\"error\",\"code\":\"c\",\"message\":\"tab\\u0009 \\u001b and \\\\ and \xEF\xBF\xBD\",\"file\":\"p\",\"line\":1,\"column\":1,\"end_line\":1,"
          "\"end_column\":2,\"included_from\":[{\"file\":\"a \\\"b\\\".md\",\"line\":2,\"column\":1}],\"hints\":[\"h\"],\"output\":\"o.pdf\"}\n");
}
