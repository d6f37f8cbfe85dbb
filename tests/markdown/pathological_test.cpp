// Input made to be slow: each must be read, or refused by a named limit, within the time given.
#include "markdown/parse.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace notes_export;

namespace {

// Of processor time, which a busy machine does not change. Generous for sanitizer builds; a quadratic walk over these sizes takes minutes.
constexpr double max_seconds = 5.0;

std::string repeated(const std::string& words, std::size_t count) {
    std::string out;
    out.reserve(words.size() * count);
    for (std::size_t i = 0; i < count; ++i) out += words;
    return out;
}

markdown::Options everything() {
    markdown::Options options;
    options.unsafe = options.emoji = options.block_attributes = true;
    options.extra_insert = options.extra_mark = options.extra_superscript = true;
    options.math_inline = {{"\\(", "\\)"}, {"$", "$"}};
    options.math_block = {{"$$", "$$"}, {"\\[", "\\]"}};
    return options;
}

/// The code of the limit that refused `text`, or "" if it was read.
std::string read(const std::string& text, const markdown::Options& options = everything()) {
    SourceMap sources;
    const SourceId id = sources.add("page.md", text);
    const base::TextMap map(Span{id, 0, static_cast<std::uint32_t>(text.size())});
    model::Draft draft;
    Diagnostics diagnostics;
    const test::CpuTime time;
    std::string refusal;
    try {
        const Blocks blocks = markdown::parse(text, map, options, draft, diagnostics);
        CHECK(blocks.size() <= text.size());
    } catch (const Failure& failure) {
        refusal = failure.diagnostic().code;
        CHECK(failure.diagnostic().span.is_known());
    }
    CHECK(time.seconds() < max_seconds);
    return refusal;
}

}  // namespace

TEST_CASE("Openers without closers are read in linear time") {
    for (const std::string opener :
         {"![[]()", "*a ", "_a*_ ", "[", "![", "[a](", "[a](<b", "[a](b", "[a](b \"", "[a](b (", "<![CDATA[", "<!--", "<?", "<!X",
          "<a b=\"", "<a b='", "<a ", "`a``b```c", "**a *b ", "a**b", "~~a ~b ", "==a", "++a", "^a ", ":a", "$a$$b", "\\(", "\\[",
          "&amp", "\"'a", "a@b.c_", "_a@", "(http://", "http://a.b/( ", "www.", "[^a]", "{#a ", "|", "a\\\n", "~", "^", "a_b_"}) {
        INFO(opener);
        CHECK(read("x " + repeated(opener, 300'000 / opener.size())).empty());
    }
}

TEST_CASE("Lines that begin blocks are read in linear time or refused by a limit") {
    for (const std::string line : {"# a {#", "a\n:-\n", ": a\n", "a\n: b\n\n", "[^a]: b\n", "[a]: b\n", "[a]: <b\n", "- [ ] a\n", "<div>\n\n",
                                    "<b>\n\n", "1. a\n", "* * *\n", "```\n", "~~~\n\n", "a\n===\n", "|a|\n|-|\n", "> [!NOTE]\n\n",
                                    "<p>a\n\n", "</div>\n\n", "\t\n", "<table><tr><td>\n\n", "<select>\n\n"}) {
        INFO(line);
        const std::string refusal = read(repeated(line, 200'000 / line.size()));
        CHECK((refusal.empty() || refusal.starts_with("limit-")));
    }
}

TEST_CASE("Deep nesting is refused or flattened") {
    CHECK(read(repeated(">", 60'000) + repeated("a*", 30'000)) == "limit-nesting");
    CHECK(read(repeated("- ", 60'000) + "a" + repeated("\n", 60'000)) == "limit-nesting");
    CHECK(read(repeated("> ", 90) + "a").empty());
    CHECK(read(repeated("<div>", 50'000)) == "limit-nesting");
    CHECK(read("x" + repeated("<b>", 50'000)) == "limit-nesting");
    CHECK(read(repeated("*a **b ", 20'000) + repeated("b** a* ", 20'000)).empty());
    CHECK(read(repeated("[", 50'000) + "a" + repeated("](b)", 50'000)).empty());
    CHECK(read(repeated("![", 20'000) + "a" + repeated("](b)", 20'000)).empty());
}

TEST_CASE("Tables and link definitions that would grow are refused") {
    const std::string bars = repeated("|a", 3'000) + "\n" + repeated("|-", 3'000) + "\n";
    CHECK(read(bars) == "limit-table");
    CHECK(read(repeated("|a", 900) + "\n" + repeated("|-", 900) + "\n" + repeated("b\n", 3'000)) == "limit-table");
    CHECK(read("<table><tr><td colspan=999999999 rowspan=999999999>" + repeated("<tr><td>", 3'000) + "</table>") == "limit-table");
    CHECK(read("[a]: /" + repeated("x", 40'000) + "\n\n" + repeated("[a] ", 40'000)) == "limit-references");
}

TEST_CASE("Text in plenty is read") {
    CHECK(read(repeated("word ", 400'000)).empty());
    CHECK(read(repeated("x", 2'000'000)).empty());
    CHECK(read(repeated("# Same\n\n", 20'000)).empty());
    CHECK(read(repeated("a[^1] ", 30'000) + "\n\n[^1]: note\n").empty());
}
