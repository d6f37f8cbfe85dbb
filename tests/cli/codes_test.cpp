// QR codes as cameras see them: on printed pages and on the screen.
#include "cli/site.h"

#include <catch2/catch.hpp>

using namespace notes_export::test;

namespace {

const char* const page =
    "---\ntitle: About\n---\n{{< qr text=\"https://kites.example/scan\" />}}\n\n{{< youtube id=\"abc\" title=\"My talk\" >}}\n";

/// What zbarimg (Debian: zbar-tools) reads from a picture, a line for each code.
std::string codes_of(const std::string& picture) {
    const Outcome outcome = run_program("/usr/bin/zbarimg", {"--quiet", "--raw", picture});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    return outcome.out;
}

}  // namespace

TEST_CASE("codes on paper can be read: those of the author, and those on cards") {
    const SiteOnDisk site;
    site.folder.write("site/content/about/_index.md", page);
    REQUIRE(site.run({"-o", "out.pdf", "site/content/about"}).status == 0);
    // 150 dots per inch: what a phone gets at arm's length.
    REQUIRE(run_program("/usr/bin/pdftoppm", {"-r", "150", "-singlefile", "-png", site.folder / "out.pdf", site.folder / "page"}).status == 0);
    const std::string codes = codes_of(site.folder / "page.png");
    CHECK(contains(codes, "https://kites.example/scan\n"));
    CHECK(contains(codes, "https://www.youtube.com/watch?v=abc\n"));
}

TEST_CASE("codes on the screen can be read") {
    const SiteOnDisk site;
    site.folder.write("site/content/about/_index.md", page);
    REQUIRE(site.run({"-o", "out.html", "site/content/about"}).status == 0);
    RunOptions options;
    options.environment["HOME"] = site.folder.path().string();
    REQUIRE(run_program("/usr/bin/chromium", {"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=800,900",
                                              "--screenshot=" + (site.folder / "page.png"), "file://" + (site.folder / "out.html")}, options).status == 0);
    CHECK(codes_of(site.folder / "page.png") == "https://kites.example/scan\n");
}
