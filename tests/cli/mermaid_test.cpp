// Diagrams drawn by a program on the PATH: here scripts in its place, good ones and bad ones.
#include "base/base64.h"
#include "cli/site.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>

using namespace notes_export::test;

namespace {

/// A script that finds the name after --output in `$out`.
const std::string head = "#!/bin/sh\nwhile [ $# -gt 0 ]; do case \"$1\" in --output) out=$2;; --input) in=$2;; esac; shift; done\n";
const std::string drawing =
    "printf '%s' '<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" viewBox=\"0 0 200 80\"><style>@keyframes a{to{opacity:0}} .n{fill:#123456}</style>"
    "<script>alert(1)</script><rect class=\"n\" width=\"200\" height=\"80\"/></svg>' > \"$out\"\n";

struct Drawn {
    Outcome outcome;
    std::string page;
};

Drawn convert(const std::string& script, const std::vector<std::string>& more = {"--mermaid", "mmdc"}, const std::string& text = {}) {
    const SiteOnDisk site;
    site.folder.write("bin/mmdc", script);
    std::filesystem::permissions(site.folder / "bin/mmdc", std::filesystem::perms::owner_all);
    site.folder.write("site/content/about/_index.md",
                      text.empty() ? "---\ntitle: About\n---\n```mermaid\ngraph LR\n  accTitle: How kites fly\n  A-->B\n```\n\n{{< mermaid >}}\ngraph TD; C-->D\n{{< /mermaid >}}\n" : text);
    RunOptions options;
    options.environment["PATH"] = (site.folder / "bin") + ":/usr/bin:/bin";
    options.environment["SECRET"] = "token";
    std::vector<std::string> arguments{"-f", "html", "-o", "out.html", "-v", "site/content/about"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Outcome outcome = site.run(arguments, options);
    std::string page = site.has("out.html") ? site.text("out.html") : "";
    return {std::move(outcome), std::move(page)};
}

}  // namespace

TEST_CASE("diagrams are drawn when asked for, and cleaned like any picture") {
    const Drawn drawn = convert(head + drawing);
    INFO(drawn.outcome.err);
    CHECK(drawn.outcome.status == 0);
    CHECK(contains(drawn.page, "<img src=\"data:image/svg+xml;base64,"));
    const std::size_t begin = drawn.page.find(";base64,") + 8;
    const auto svg = notes_export::base::decode_base64(drawn.page.substr(begin, drawn.page.find('"', begin) - begin));
    REQUIRE(svg);
    CHECK(contains(*svg, ".n{fill:#123456}"));
    CHECK_FALSE(contains(*svg, "@keyframes"));  // what moves would make the cleaner refuse the style sheet as a whole
    CHECK_FALSE(contains(*svg, "script"));
    CHECK(contains(drawn.page, "alt=\"How kites fly\""));
    CHECK(contains(drawn.page, "alt=\"Diagram (Mermaid)\""));
    CHECK_FALSE(contains(drawn.page, "--&gt;"));
}

TEST_CASE("nothing is started unasked") {
    const Drawn drawn = convert(head + drawing, {});
    CHECK(drawn.outcome.status == 0);
    CHECK_FALSE(contains(drawn.page, "<img"));
    CHECK(contains(drawn.page, "<figure class=\"ne-code ne-diagram\" aria-label=\"Diagram (Mermaid)\">"));
    CHECK(contains(drawn.page, "C--&gt;D"));
    CHECK(contains(drawn.outcome.err, "diagrams are shown as their source [diagram-not-drawn]"));
}

TEST_CASE("a program that fails, draws no picture or far too much leaves the source, with a reason") {
    struct Case {
        std::string script, reason;
    };
    const std::vector<Case> cases = {
        {head + "echo >&2\necho \"Parse error on line 2\" >&2\nexit 1\n", "mmdc says: Parse error on line 2"},
        {head + "exit 0\n", "nothing was drawn"},
        {head + "echo 'not a picture' > \"$out\"\n", "what was drawn is no SVG"},
        {head + "yes '<svg>' | head -c 9000000 > \"$out\"\n", "MiB"},
        {"#!/nowhere/interpreter\n", "mmdc cannot be started"},
    };
    for (const Case& one : cases) {
        const Drawn drawn = convert(one.script);
        INFO(one.reason << "\n" << drawn.outcome.err);
        CHECK(drawn.outcome.status == 0);
        CHECK(contains(drawn.outcome.err, one.reason));
        CHECK(contains(drawn.outcome.err, "[diagram-failed]"));
        CHECK(contains(drawn.page, "C--&gt;D"));
        CHECK_FALSE(contains(drawn.page, "<img"));
    }
}

TEST_CASE("a program that hangs is ended, and not tried for every diagram") {
    std::string text = "---\ntitle: About\n---\n";
    for (int i = 0; i < 8; ++i) text += "```mermaid\ngraph LR; A-->B" + std::to_string(i) + "\n```\n\n";
    const auto begin = std::chrono::steady_clock::now();
    const Drawn drawn = convert(head + "sleep 100 & sleep 100\n", {"--mermaid", "mmdc"}, text);
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    CHECK(drawn.outcome.status == 0);
    CHECK(contains(drawn.outcome.err, "mmdc took longer than 20 seconds"));
    CHECK(contains(drawn.page, "B7"));
    CHECK(seconds < 40);
}

TEST_CASE("the program gets a small environment and a folder of its own") {
    const Drawn drawn = convert(head + "test -z \"$SECRET\" && case \"$in\" in \"$TMPDIR\"/*) ;; *) exit 1;; esac\n" + drawing);
    INFO(drawn.outcome.err);
    CHECK(contains(drawn.page, "<img"));
}

TEST_CASE("without the program diagrams stay source") {
    const SiteOnDisk site;
    site.folder.write("site/content/about/_index.md", "```mermaid\ngraph LR; A-->B\n```\n");
    RunOptions options;
    options.environment["PATH"] = "bin";
    const Outcome outcome = site.run({"-f", "html", "-o", "out.html", "--mermaid", "mmdc", "site/content/about"}, options);
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "mmdc is not on the PATH"));
    CHECK(site.run({"-f", "html", "--mermaid", "cairo", "site/content/about"}).status == 2);
}
