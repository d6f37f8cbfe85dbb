#include "cli/site.h"

#include <catch2/catch.hpp>

using namespace notes_export::test;

TEST_CASE("a message shows file, line, column, the line itself, a caret and a way out") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\nSee [kites]({{< ref \"kites-day.md\" >}}).\n");
    site.folder.write("site/content/2023/kites-days.md", "---\ntitle: Days\n---\n");
    const Outcome outcome = site.run({"site/content/2023", "-o", "x.html"});
    INFO(outcome.err);
    CHECK(contains(outcome.err, "site/content/2023/_index.md:4:"));
    CHECK(contains(outcome.err, "   4 | See [kites]({{< ref \"kites-day.md\" >}})."));
    CHECK(contains(outcome.err, "^~~~"));
    CHECK(contains(outcome.err, "kites-days"));
    CHECK_FALSE(contains(outcome.err, "\x1b"));
}

TEST_CASE("a message from an included part tells who included it") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/kites.md.part", "One.\n\n{{< img name=\"gone\" >}}\n");
    const Outcome outcome = site.run({"site/content/2023", "-o", "x.html"});
    INFO(outcome.err);
    CHECK(contains(outcome.err, "kites.md.part:3:"));
    CHECK(contains(outcome.err, "included from site/content/2023/_index.md:7:"));
}

TEST_CASE("what a site says cannot command the terminal") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: \"20\\u001b[2J23\"\n---\n{{< img name=\"a\x1b]0;title\x07\xe2\x80\xae\" >}}\n\n{{< \x1b[31mred >}}\n");
    const Outcome outcome = site.run({"--verbose", "site/content/2023", "-o", "x.html"});
    CHECK_FALSE(contains(outcome.err, "\x1b"));
    CHECK_FALSE(contains(outcome.err, "\x07"));
    CHECK_FALSE(contains(outcome.err, "\xe2\x80\xae"));
    CHECK_FALSE(contains(site.run({"--list", "site/content/2023"}).out, "\x1b"));
}

TEST_CASE("json diagnostics are one object per line") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\n{{< img name=\"gone\" >}}\n");
    const Outcome outcome = site.run({"--diagnostics", "json", "site/content/2023", "-o", "x.html"});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "{\"severity\":\"warning\",\"code\":\""));
    CHECK(contains(outcome.err, "\"file\":\"site/content/2023/_index.md\",\"line\":4,\"column\":1"));
    CHECK(contains(outcome.err, "{\"written\":true,\"output\":\"x.html\",\"format\":\"html\",\"bytes\":"));
    for (std::size_t begin = 0; begin < outcome.err.size();) {
        const std::size_t end = outcome.err.find('\n', begin);
        REQUIRE(end != std::string::npos);
        CHECK(outcome.err[begin] == '{');
        CHECK(outcome.err[end - 1] == '}');
        begin = end + 1;
    }
}

TEST_CASE("--quiet keeps errors and drops the rest") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\n{{< img name=\"gone\" >}}\n\n{{< include file=\"gone.md\" >}}\n");
    const Outcome outcome = site.run({"--quiet", "site/content/2023", "-o", "x.html"});
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "error: "));
    CHECK_FALSE(contains(outcome.err, "warning: "));
}

TEST_CASE("the dumps go to standard output") {
    const SiteOnDisk site;
    const Outcome model = site.run({"--dump", "model", "site/content/2023"});
    CHECK(model.status == 0);
    CHECK(contains(model.out, "Monday"));
    const Outcome pages = site.run({"--dump", "pages", "site/content/2023"});
    CHECK(pages.status == 0);
    CHECK(contains(pages.out, "Monday"));
    const Outcome tags = site.run({"--dump", "tags", "site/content/2023"});
    CHECK(tags.status == 0);
    CHECK_FALSE(tags.out.empty());
}

TEST_CASE("the bytes depend on nothing but the input") {
    const SiteOnDisk site;
    const auto made = [&](const std::string& folder, const std::vector<std::string>& extra, const std::map<std::string, std::string>& environment) {
        std::vector<std::string> arguments{"--format", "pdf,epub,html", "site", "-o", folder + "/"};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        CHECK(site.run(arguments, {.folder = {}, .environment = environment}).status == 0);
        std::string all;
        for (const char* name : {"2023.pdf", "2023.epub", "2023.html", "2024.pdf", "2024.epub", "2024.html"}) all += site.text(folder + "/kite-notes-" + name);
        return all;
    };
    const std::string first = made("a", {"--jobs", "1"}, {});
    CHECK(made("b", {"--jobs", "8"}, {}) == first);
    CHECK(made("c", {}, {{"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Asia/Kathmandu"}}) == first);
    CHECK(made("d", {}, {{"LC_ALL", "de_DE.UTF-8"}, {"TZ", "America/St_Johns"}, {"HOME", "/nowhere"}}) == first);
}
