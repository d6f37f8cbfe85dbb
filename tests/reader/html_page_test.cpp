// Content files of HTML: taken as they are, but for shortcodes (PUB-1).
#include "notes_export/convert.h"
#include "notes_export/walk.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("a content file of HTML is read as HTML, whatever the site says of raw HTML in Markdown") {
    const auto disk = memory_files({{"hugo.toml", "title = \"S\"\n"},
                                    {"content/raw.html", "---\ntitle: Raw\n---\n<h2>One</h2>\n\n<p>Of {{< param title >}}: *no \"md\"*</p>\n"}});
    const LoadedDocument loaded = load_document(*disk, "content/raw.html", {});
    REQUIRE(loaded.document.has_value());
    const Blocks& body = loaded.document->body;
    REQUIRE(body.size() == 2);
    CHECK(std::holds_alternative<Heading>(body[0].node));
    CHECK(plain_text(Blocks{body[1]}) == "Of Raw: *no \"md\"*");
    CHECK(loaded.diagnostics.all().empty());
}

TEST_CASE("HTML without front matter is a file like others, not a page") {
    const auto disk = memory_files({{"hugo.toml", "title = \"S\"\n"}, {"content/report.html", "<p>Report</p>\n"}, {"content/_index.md", "{{< toc-tree >}}\n"}});
    const LoadedDocument loaded = load_document(*disk, "content/_index.md", {});
    REQUIRE(loaded.document.has_value());
    CHECK(loaded.document->body.empty());
}
