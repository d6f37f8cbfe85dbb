#include "cli/site.h"

#include <catch2/catch.hpp>

using namespace notes_export::test;

namespace {

std::vector<std::string> listed(const Outcome& outcome) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < outcome.out.size();) {
        const std::size_t end = outcome.out.find('\n', begin);
        names.push_back(outcome.out.substr(begin, outcome.out.find(' ', begin) - begin));
        begin = end + 1;
    }
    return names;
}

}  // namespace

TEST_CASE("a site means its conference years, from its root, its content folder or within") {
    const SiteOnDisk site;
    const std::vector<std::string> both{"kite-notes-2023.html", "kite-notes-2024.html"};
    for (const std::string input : {"site", "site/", "site/content", "./site/../site"}) {
        INFO(input);
        CHECK(listed(site.run({"--format", "html", "--list", input})) == both);
    }
    CHECK(listed(site.run({"--format", "html", "--list", "--all-years", "site/content/2023/kites.md"})) == both);
    RunOptions inside;
    inside.folder = site.folder / "site";
    CHECK(listed(site.run({"--format", "html", "--list"}, inside)) == both);
    CHECK(listed(site.run({"--format", "html", "--list", "--years", "2024", "site"})) == std::vector<std::string>{"kite-notes-2024.html"});
}

TEST_CASE("a folder or file within a site means its page") {
    const SiteOnDisk site;
    CHECK(listed(site.run({"--format", "html", "--list", "site/content/2023"})) == std::vector<std::string>{"kite-notes-2023.html"});
    CHECK(listed(site.run({"--format", "html", "--list", "site/content/2023/_index.md"})) == std::vector<std::string>{"kite-notes-2023.html"});
    CHECK(listed(site.run({"--format", "html", "--list", "site/content/2023/kites.md"})) == std::vector<std::string>{"kite-notes-2023-kites.html"});
    CHECK(listed(site.run({"--format", "html", "--list", "site/content/about"})) == std::vector<std::string>{"kite-notes-about.html"});
    RunOptions inside;
    inside.folder = site.folder / "site/content/2024";
    CHECK(listed(site.run({"--format", "html", "--list"}, inside)) == std::vector<std::string>{"kite-notes-2024.html"});
}

TEST_CASE("several inputs are converted together, each page once") {
    const SiteOnDisk site;
    CHECK(listed(site.run({"--format", "html", "--list", "site/content/2024", "site/content/about", "site"})) ==
          std::vector<std::string>{"kite-notes-2024.html", "kite-notes-about.html", "kite-notes-2023.html"});
}

TEST_CASE("a site without years means every section") {
    const TemporaryFolder folder;
    folder.write("hugo.yaml", "title: Walks\n");
    folder.write("content/hills/_index.md", "---\ntitle: Hills\n---\nUp.\n");
    folder.write("content/lakes/_index.md", "---\ntitle: Lakes\n---\nAround.\n");
    RunOptions options;
    options.folder = folder.path().string();
    CHECK(listed(run_program(NOTES_EXPORT_PROGRAM, {"--format", "pdf", "--list"}, options)) == std::vector<std::string>{"walks-hills.pdf", "walks-lakes.pdf"});
}

TEST_CASE("what the year rule leaves out is told, and --all-sections makes it") {
    const TemporaryFolder folder;
    folder.write("hugo.yaml", "title: Walks\n");
    folder.write("content/2023/talk.md", "One.\n");
    folder.write("content/about.md", "Me.\n");
    RunOptions options;
    options.folder = folder.path().string();
    const auto run = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"--format", "html", "--list"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(NOTES_EXPORT_PROGRAM, words, options);
    };
    CHECK(contains(run({}).err, "note: 1 page beside the conference years is left out; --all-sections makes it, too"));
    folder.write("content/hills/first.md", "Up.\n");
    folder.write("content/lakes/_index.md", "Around.\n");
    CHECK(listed(run({})) == std::vector<std::string>{"walks-2023.html"});
    CHECK(contains(run({}).err, "note: 1 of 3 sections is a conference year; --all-sections makes the rest"));
    CHECK(run({"-q"}).err.empty());
    CHECK(run({"--all-years"}).err.empty());
    CHECK(run({"--strict"}).status == 0);
    const std::vector<std::string> all{"walks-2023.html", "walks-hills.html", "walks-lakes.html", "walks-about.html"};
    CHECK(listed(run({"--all-sections"})) == all);
    CHECK(run({"--all-sections"}).err.empty());
    CHECK(listed(run({"--all-sections", "content/hills/first.md"})) == all);
}

TEST_CASE("another language is never taken in silence") {
    const TemporaryFolder folder;
    folder.write("hugo.yaml", "title: W\nlanguages: {en: {weight: 1}, de: {weight: 2}, fr: {weight: 3, contentDir: content-fr}}\n");
    folder.write("content/b/index.de.md", "B\n");
    folder.write("content/c/_index.md", "C\n");
    folder.write("content/c/_index.de.md", "C\n");
    folder.write("content/posts/first.de.md", "P\n");
    folder.write("content-fr/2023/_index.md", "F\n");
    RunOptions options;
    options.folder = folder.path().string();
    const auto run = [&](std::vector<std::string> words) {
        words.insert(words.end(), {"--format", "html", "--list"});
        return run_program(NOTES_EXPORT_PROGRAM, words, options);
    };
    for (const std::string input : {"content/b", "content/b/index.de.md", "content/posts"}) {
        INFO(input);
        const Outcome refused = run({input, "--lang", "en"});
        CHECK(refused.status == 1);
        CHECK(refused.out.empty());
        CHECK(contains(refused.err, "is not in the language \"en\" [language-not-found]"));
        CHECK(contains(refused.err, "it is there in: de"));
        CHECK(run({input, "--lang", "de"}).status == 0);
    }
    CHECK(contains(run({"content/b"}).err, "in the language \"de\" alone"));
    CHECK(contains(run({"content/c", "--lang", "fr"}).err, "it is there in: de, en"));
    CHECK(contains(run({"content/c/_index.md", "--lang", "de"}).err, "\"content/c/_index.de.md\""));
    CHECK(contains(run({"content-fr", "--lang", "en"}).err, "it is there in: fr"));
    const Outcome own_folder = run({"content-fr"});
    CHECK(own_folder.err.empty());
    CHECK(listed(own_folder) == std::vector<std::string>{"w-2023.html"});
    CHECK(run({"content-fr/2023"}).err.empty());
}

TEST_CASE("nothing to make is an error that says what was looked for") {
    const TemporaryFolder folder;
    folder.write("hugo.toml", "title = 'Empty'\n");
    folder.write("content/readme.txt", "nothing");
    RunOptions options;
    options.folder = folder.path().string();
    const Outcome outcome = run_program(NOTES_EXPORT_PROGRAM, {"--format", "html"}, options);
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "[nothing-to-make]"));
    CHECK(contains(outcome.err, "year"));
    CHECK(contains(outcome.err, "\"content\""));
}

TEST_CASE("inputs that are no pages are errors, and the others are made") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/notes.txt", "x");
    const Outcome outcome = site.run({"--format", "html", "-o", "out/", "site/content/2023/kites.md.part", "site/nowhere", "site/content/2023/notes.txt", "site/content/2024"});
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "kites.md.part\" is not a page"));
    CHECK(contains(outcome.err, "nowhere"));
    CHECK(contains(outcome.err, "notes.txt\" is not a page"));
    CHECK(site.has("out/kite-notes-2024.html"));
    const Outcome year = site.run({"--format", "html", "--years", "1999,2024", "-o", "years/", "site"});
    CHECK(year.status == 1);
    CHECK(contains(year.err, "[year-not-found]"));
    CHECK(contains(year.err, "2023, 2024"));
    CHECK(site.has("years/kite-notes-2024.html"));
}

TEST_CASE("a draft needs --drafts") {
    const SiteOnDisk site;
    site.folder.write("site/content/2024/late.md", "---\ntitle: Late\ndraft: true\n---\nText.\n");
    const Outcome refused = site.run({"site/content/2024/late.md", "-o", "late.html"});
    CHECK(refused.status == 1);
    CHECK(contains(refused.err, "--drafts"));
    CHECK_FALSE(site.has("late.html"));
    CHECK(site.run({"site/content/2024/late.md", "--drafts", "-o", "late.html"}).status == 0);
    CHECK(site.has("late.html"));
}

TEST_CASE("a section with all its pages is one book") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/knots.md", "---\ntitle: Knots\nweight: 3\n---\nSee [kites](../kites/).\n");
    const Outcome page = site.run({"--dump", "model", "site/content/2023"});
    CHECK_FALSE(contains(page.out, "Knots"));
    const Outcome book = site.run({"--dump", "model", "--scope", "section", "site/content/2023"});
    INFO(book.err);
    CHECK(book.status == 0);
    CHECK(contains(book.out, "heading 2 \"Knots\" #knots"));
    CHECK(contains(book.out, "link(\"kites\") → #monday"));

    site.folder.write("site/content/guide/first.md", "---\ntitle: First\n---\nOne.\n");
    const Outcome list = site.run({"--dump", "model", "site/content/guide"});
    CHECK(list.status == 0);
    CHECK(contains(list.out, "title: Guides"));
    CHECK(contains(list.out, "First"));
    const Outcome without_file = site.run({"--dump", "model", "--scope", "section", "site/content/guide"});
    INFO(without_file.err);
    CHECK(without_file.status == 0);
    CHECK(contains(without_file.out, "heading 2 \"First\" #first"));
}
