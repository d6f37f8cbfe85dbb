// The examples of CommonMark, GFM and Goldmark, read by us and written as HTML. Each either agrees or stands in
// deviations.txt with the reason; one that stands there and agrees is a mistake in the list.
#include "markdown/html_renderer.h"
#include "markdown/parse.h"
#include "markdown/spec_examples.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>

using namespace notes_export;
using test::SpecExample;

namespace {

markdown::Options plain_commonmark() {
    markdown::Options options;
    options.unsafe = true;
    options.typographer = options.linkify = options.footnotes = options.definition_lists = options.tables = false;
    options.strikethrough = options.task_lists = options.heading_attributes = options.alerts_as_callouts = false;
    return options;
}

std::string convert(const std::string& text, const markdown::Options& options) {
    SourceMap sources;
    const SourceId id = sources.add("example.md", text);
    const base::TextMap map(Span{id, 0, static_cast<std::uint32_t>(text.size())});
    model::Draft draft;
    Diagnostics diagnostics;
    const Blocks blocks = markdown::parse(text, map, options, draft, diagnostics);
    return test::render_html(blocks, draft);
}

/// "commonmark 12: reason" a line, '#' for remarks.
std::map<std::string, std::string> read_deviations() {
    std::map<std::string, std::string> deviations;
    std::istringstream lines(test::read_text(TEST_SOURCE_DIR "/deviations.txt"));
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(": ");
        if (!line.empty() && line[0] != '#' && colon != std::string::npos) {
            deviations[line.substr(0, colon)] = line.substr(colon + 2);
        }
    }
    return deviations;
}

void hold_to(const std::vector<SpecExample>& examples, const markdown::Options& options) {
    static const std::map<std::string, std::string> deviations = read_deviations();
    REQUIRE_FALSE(examples.empty());
    std::size_t agreed = 0, listed = 0;
    for (const SpecExample& example : examples) {
        const std::string wanted = test::normal_html(example.html);
        const std::string actual = test::normal_html(convert(example.markdown, options));
        if (deviations.count(example.name) != 0) {
            ++listed;
            INFO(example.name << " is listed in deviations.txt but agrees");
            CHECK(actual != wanted);
            continue;
        }
        if (actual == wanted) ++agreed;
        INFO(example.name << " (" << example.section << ")\n" << example.markdown);
        CHECK(actual == wanted);
    }
    std::cout << examples.front().name.substr(0, examples.front().name.rfind(' ')) << ": " << agreed << " of "
              << examples.size() << " examples agree, " << listed << " listed deviations\n";
}

/// A specification that comes with a package; its absence is a failure, not a reason to leave the test out.
std::string installed(const std::string& path, const std::string& how) {
    INFO("the examples are missing at \"" << path << "\"; " << how);
    REQUIRE(std::filesystem::is_regular_file(path));
    return path;
}

std::vector<SpecExample> goldmark(const std::string& name) {
    const std::string path = installed(GOLDMARK_EXAMPLES "/" + name + ".txt",
                                       "install the Debian package golang-github-yuin-goldmark-dev and configure again");
    return test::read_goldmark_examples(path, "goldmark-" + name);
}

}  // namespace

TEST_CASE("CommonMark's examples come out as specified") {
    const std::string path = installed(COMMONMARK_SPEC, "run scripts/npm tests/validators");
    hold_to(test::read_spec(path, "commonmark"), plain_commonmark());
}

TEST_CASE("GFM's examples of tables, strikethrough, task lists and bare addresses come out as specified") {
    std::map<std::string, std::vector<SpecExample>> by_kind;
    for (SpecExample& example : test::read_spec(TEST_SOURCE_DIR "/spec/gfm-extensions-0.29.txt", "gfm")) {
        if (!example.kind.empty()) by_kind[example.kind].push_back(std::move(example));
    }
    markdown::Options options = plain_commonmark();
    options.tables = options.strikethrough = options.task_lists = true;
    hold_to(by_kind["table"], options);
    hold_to(by_kind["strikethrough"], options);
    hold_to(by_kind["disabled"], options);
    options.linkify = true;
    options.linkify_protocol = "http";
    hold_to(by_kind["autolink"], options);
}

TEST_CASE("Goldmark's examples of its extensions come out as there") {
    markdown::Options options = plain_commonmark();
    SECTION("definition lists") {
        options.definition_lists = true;
        hold_to(goldmark("definition_list"), options);
    }
    SECTION("footnotes") {
        options.footnotes = true;
        hold_to(goldmark("footnote"), options);
    }
    SECTION("bare addresses") {
        options.linkify = true;
        options.linkify_protocol = "http";
        hold_to(goldmark("linkify"), options);
    }
    SECTION("strikethrough") {
        options.strikethrough = true;
        hold_to(goldmark("strikethrough"), options);
    }
    SECTION("tables") {
        options.tables = true;
        hold_to(goldmark("table"), options);
    }
    SECTION("task lists") {
        options.task_lists = true;
        hold_to(goldmark("tasklist"), options);
    }
    SECTION("typographer") {
        options.typographer = true;
        hold_to(goldmark("typographer"), options);
    }
}
