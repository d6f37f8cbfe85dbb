// Hostile pages: bounded work and one clear error, never a crash (THREATS §3).
#include "notes_export/convert.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <string>

using namespace notes_export;

namespace {

LoadedDocument load(std::map<std::string, std::string> files) {
    const auto disk = memory_files(std::move(files));
    return load_document(*disk, "content/_index.md", {});
}

std::string include(const std::string& file) { return "{{< include file=\"" + file + "\" >}}\n\n"; }

std::string first_code(const LoadedDocument& loaded) {
    return loaded.diagnostics.all().empty() ? "" : loaded.diagnostics.all().front().code;
}

}  // namespace

TEST_CASE("an include bomb ends at the number of includes") {
    std::map<std::string, std::string> files{{"content/_index.md", include("/a0.part")}};
    for (int level = 0; level < 12; ++level) {
        std::string text;
        for (int i = 0; i < 10; ++i) text += include("/a" + std::to_string(level + 1) + ".part");
        files["content/a" + std::to_string(level) + ".part"] = text;
    }
    files["content/a12.part"] = "end";
    const LoadedDocument loaded = load(files);
    CHECK_FALSE(loaded.document);
    CHECK(first_code(loaded) == "limit-includes");
}

TEST_CASE("a long chain of includes ends at the depth of includes") {
    std::map<std::string, std::string> files{{"content/_index.md", include("/a0.part")}};
    for (int level = 0; level < 3000; ++level) {
        files["content/a" + std::to_string(level) + ".part"] = include("/a" + std::to_string(level + 1) + ".part");
    }
    CHECK(first_code(load(files)) == "limit-include-depth");
}

TEST_CASE("a large file included often ends at the total of text") {
    std::string page;
    for (int i = 0; i < 100; ++i) page += "{{< include file=\"/big.part\" language=\"text\" >}}\n\n";
    const LoadedDocument loaded = load({{"content/_index.md", page}, {"content/big.part", std::string(1U << 20U, 'x')}});
    CHECK(first_code(loaded) == "limit-text");
}

TEST_CASE("quotes within hints within includes end at the depth of the tree") {
    // Each part nests 60 quotes around the next one.
    std::map<std::string, std::string> files{{"content/_index.md", include("/a0.part")}};
    for (int level = 0; level < 20; ++level) {
        files["content/a" + std::to_string(level) + ".part"] =
            std::string(60, '>') + " " + include("/a" + std::to_string(level + 1) + ".part");
    }
    files["content/a20.part"] = "end";
    CHECK(first_code(load(files)) == "limit-nesting");
}

TEST_CASE("a section of a thousand pages becomes one book in a time that grows with its size") {
    const auto seconds_for = [](int pages) {
        std::map<std::string, std::string> files{{"content/_index.md", "---\ntitle: All\n---\n"}};
        for (int i = 0; i < pages; ++i) {
            const std::string number = std::to_string(i);
            const std::string next = std::to_string((i + 1) % pages);
            files["content/p" + number + ".md"] =
                "---\ntitle: Page " + number + "\n---\n{{< include file=\"/p" + number + ".md.part\" >}}\n\n## Setup\n\nSee [next]({{< ref \"p" + next +
                "\" >}}), [its setup](/p" + next + "/#setup), [its end](../p" + next + "/#end) and [here](#setup).\n";
            files["content/p" + number + ".md.part"] = "Words *of* the part.\n\n### End\n";
        }
        const auto disk = memory_files(std::move(files));
        LoadOptions options;
        options.scope = LoadScope::section;
        const test::CpuTime time;
        const LoadedDocument loaded = load_document(*disk, "content/_index.md", options);
        const double seconds = time.seconds();
        REQUIRE(loaded.document);
        CHECK(loaded.diagnostics.all().empty());
        return seconds;
    };
    const double thousand = seconds_for(1000);
    const double four_thousand = seconds_for(4000);
    INFO(thousand << " s, " << four_thousand << " s");
    CHECK(four_thousand < 10 * thousand + 1.0);  // a square would be sixteen times
    CHECK(thousand < 3.0);                       // forty times what a quiet machine needs
}

TEST_CASE("a megabyte of notes is read in a fraction of a second") {
    std::string page;
    for (int i = 0; page.size() < (1U << 20U); ++i) {
        page += "## Talk " + std::to_string(i) + "\n\nSome *words* about [a thing](https://example.org/" + std::to_string(i) +
                "), with `code` and more words.\n\n{{< hint type=note >}}\nMind **this**.\n{{< /hint >}}\n\n";
    }
    const test::CpuTime time;
    const LoadedDocument loaded = load({{"content/_index.md", page}});
    const double seconds = time.seconds();
    REQUIRE(loaded.document);
    CHECK(loaded.diagnostics.all().empty());
    CHECK(seconds < 2.0);  // twenty times what a quiet machine needs: this finds squares, not percents
}

namespace {

/// `{{< box >}}` nested so many times, with what notes-export.yaml says of it.
LoadedDocument load_boxes(const std::string& meaning, int levels, std::string page = "x") {
    for (int i = 0; i < levels; ++i) page = "{{< box >}}" + page + "{{< /box >}}";
    return load({{"content/_index.md", page}, {"notes-export.yaml", "shortcodes:\n  box: " + meaning + "\n"}});
}

}  // namespace

TEST_CASE("a site's own shortcodes nest as deep as others, at a cost that grows with the depth alone") {
    const test::CpuTime time;
    for (const char* meaning : {"keep", "{ callout: tip }", "{ link: \"/{inner}\" }", "{ text: \"{inner}\" }", "{ snippet: \"**{inner}**\" }"}) {
        INFO(meaning);
        CHECK(load_boxes(meaning, 40).document);
        CHECK(first_code(load_boxes(meaning, 70)) == "limit-nesting");
    }
    // Inner text that would be carried out twice at each level: refused, or not asked for a second time.
    CHECK(first_code(load_boxes("{ callout: tip, title: \"{inner}\" }", 60)) == "settings-value");
    CHECK(first_code(load_boxes("{ link: \"{inner}\", text: \"{inner}\" }", 60)) == "settings-value");
    CHECK(first_code(load_boxes("{ link: \"{inner}\" }", 60, "")) == "shortcode-arguments");
    CHECK(first_code(load_boxes("{ snippet: \"> > > > > {inner}\" }", 60)) == "limit-nesting");
    CHECK(time.seconds() < 5);
}

TEST_CASE("what a site's own shortcodes bring in counts as text of the page") {
    std::string page;
    for (int i = 0; i < 2000; ++i) page += "{{< box >}}\n\n";
    const std::string settings = "shortcodes:\n  box: { snippet: \"" + std::string(60'000, 'x') + "\" }\n";
    CHECK(first_code(load({{"content/_index.md", page}, {"notes-export.yaml", settings}})) == "limit-text");
}

TEST_CASE("texts of a site's own shortcodes have a size and a number of places") {
    const auto code = [](const std::string& text) {
        return first_code(load({{"content/_index.md", "x"}, {"notes-export.yaml", "shortcodes:\n  box: { snippet: \"" + text + "\" }\n"}}));
    };
    std::string places;
    for (int i = 0; i < 64; ++i) places += "{0}";
    CHECK(code(places).empty());
    CHECK(code(places + "{0}") == "settings-value");
    CHECK(code(std::string(70'000, 'x')) == "data-limit");
    CHECK(code("{{{{}} {0|{") == "settings-value");
}
