#include "cli/site.h"

#include <catch2/catch.hpp>

using namespace notes_export::test;

TEST_CASE("help and version go to standard output") {
    const SiteOnDisk site;
    const Outcome help = site.run({"--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    for (const char* option : {"--format", "--output", "--years", "--all-years", "--all-sections", "--scope", "--mermaid", "--list", "--jobs", "--strict", "--keep-going", "--quiet", "--verbose", "--drafts",
                               "--base-url", "--lang", "--page-size", "--toc-depth", "--depfile", "--unknown-shortcode", "--dump", "--diagnostics", "--version", "--help"}) {
        INFO(option);
        CHECK(contains(help.out, option));
    }
    const Outcome version = site.run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("notes-export "));
}

TEST_CASE("wrong usage ends with status 2, says what is wrong and what would be right, and writes nothing") {
    struct Case {
        std::vector<std::string> arguments;
        std::string message, hint;
    };
    const std::vector<Case> cases = {
        {{"site"}, "which format?", "--format pdf"},
        {{"--fromat", "pdf", "site"}, "there is no option \"--fromat\"", "--format"},
        {{"--format", "docx", "site"}, "there is no format \"docx\"", "pdf, epub, html"},
        {{"--format", "html", "-o", "-", "site"}, "standard output takes one output, and there are 2", "dist/"},
        {{"--format", "pdf,html", "-o", "x.pdf", "site/content/2023"}, "2 outputs cannot go into the one file", "slash"},
        {{"-o", "notes.docx", "site/content/2023"}, "no format has the extension \".docx\"", "--format"},
        {{"--format", "html", "--jobs", "none", "site"}, "--jobs needs a number", ""},
        {{"--format", "html", "--jobs", "0", "site"}, "--jobs needs a number", ""},
        {{"--format", "html", "--toc-depth", "9", "site"}, "--toc-depth needs a number", ""},
        {{"--format", "html", "--years", "2023", "--all-years", "site"}, "exclude each other", ""},
        {{"--format", "html", "--years", "2023", "--all-sections", "site"}, "exclude each other", ""},
        {{"--format", "html", "--quiet", "--verbose", "site"}, "exclude each other", ""},
        {{"--format", "html", "--base-url", "kites", "site"}, "complete address", "https://"},
        {{"--dump", "model", "--scope", "site", "site"}, "--scope has no \"site\"", "page, section"},
        {{"--dump", "words", "site"}, "--dump has no \"words\"", "model, pages, tags"},
        {{"--diagnostics", "xml", "--format", "html", "site"}, "--diagnostics has no \"xml\"", "text, json"},
        {{"--format", "pdf", "--page-size", "a99", "-o", "x/", "site"}, "a99", ""},
    };
    for (const Case& one : cases) {
        const SiteOnDisk site;
        const std::vector<std::string> before = site.folder.files();
        const Outcome outcome = site.run(one.arguments);
        INFO(one.message << "\n" << outcome.err);
        CHECK(outcome.status == 2);
        CHECK(contains(outcome.err, one.message));
        CHECK(contains(outcome.err, one.hint));
        CHECK(site.folder.files() == before);
    }
}

TEST_CASE("SOURCE_DATE_EPOCH has to be a number") {
    const SiteOnDisk site;
    RunOptions options;
    options.environment["SOURCE_DATE_EPOCH"] = "yesterday";
    const Outcome outcome = site.run({"--format", "html", "site"}, options);
    CHECK(outcome.status == 2);
    CHECK(contains(outcome.err, "SOURCE_DATE_EPOCH"));
}
