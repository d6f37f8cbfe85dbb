#include "cli/site.h"

#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/stat.h>

#include <filesystem>

using namespace notes_export::test;
namespace fs = std::filesystem;

namespace {

bool has_temporaries(const SiteOnDisk& site) {
    for (const std::string& name : site.folder.files())
        if (contains(name, ".notes-export-")) return true;
    return false;
}

}  // namespace

TEST_CASE("outputs go where -o says") {
    const SiteOnDisk site;
    CHECK(site.run({"--format", "html,epub", "site/content/2023", "-o", "dist/"}).status == 0);
    CHECK(site.has("dist/kite-notes-2023.html"));
    CHECK(site.has("dist/kite-notes-2023.epub"));
    CHECK(site.run({"site/content/2023", "-o", "recap.html"}).status == 0);
    CHECK(site.has("recap.html"));
    CHECK(site.run({"--format", "html", "site/content/2024"}).status == 0);
    CHECK(site.has("kite-notes-2024.html"));
    CHECK(site.run({"--format", "html", "site", "-o", "several"}).status == 0);
    CHECK(site.has("several/kite-notes-2023.html"));
    const Outcome standard = site.run({"--format", "html", "site/content/2023", "-o", "-"});
    CHECK(standard.status == 0);
    CHECK(standard.out == site.text("recap.html"));
    CHECK_FALSE(has_temporaries(site));
}

TEST_CASE("each output gets one line: path, chapters or pages, size, time") {
    const SiteOnDisk site;
    const Outcome outcome = site.run({"--format", "pdf", "site/content/2023", "-o", "x.pdf"});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    CHECK(outcome.out.empty());
    CHECK(contains(outcome.err, "x.pdf: 1 page, "));
    CHECK((contains(outcome.err, " ms\n") || contains(outcome.err, " s\n")));
    CHECK(site.run({"--quiet", "--format", "pdf", "site/content/2023", "-o", "x.pdf"}).err.empty());
}

TEST_CASE("an error keeps its output from being written, tells everything, and leaves others and old files alone") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\n{{< include file=\"/2023/gone.md\" >}}\n\n[x]({{< ref \"nowhere.md\" >}})\n");
    site.folder.write("out/kite-notes-2023.html", "old");
    const Outcome outcome = site.run({"--format", "html", "site", "-o", "out/"});
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "site/content/2023/_index.md:4:"));
    CHECK(contains(outcome.err, "gone.md"));
    CHECK(contains(outcome.err, "nowhere.md"));
    CHECK(contains(outcome.err, "out/kite-notes-2023.html: not written because of 2 errors"));
    CHECK(site.text("out/kite-notes-2023.html") == "old");
    CHECK(site.has("out/kite-notes-2024.html"));

    const Outcome forced = site.run({"--format", "html", "site", "-o", "out/", "--keep-going"});
    CHECK(forced.status == 1);
    CHECK(contains(forced.err, "in spite of 2 errors"));
    CHECK(site.text("out/kite-notes-2023.html") != "old");
    CHECK_FALSE(has_temporaries(site));
}

TEST_CASE("a warning lets the output be written, --strict does not") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\n{{< img name=\"gone\" >}}\n\nText.\n");
    const Outcome plain = site.run({"site/content/2023", "-o", "x.html"});
    CHECK(plain.status == 0);
    CHECK(contains(plain.err, "warning: "));
    CHECK(site.has("x.html"));
    const Outcome strict = site.run({"site/content/2023", "-o", "strict.html", "--strict"});
    CHECK(strict.status == 1);
    CHECK(contains(strict.err, "(--strict)"));
    CHECK_FALSE(site.has("strict.html"));
}

TEST_CASE("an output never replaces what was read, whatever the name") {
    const SiteOnDisk site;
    const std::string before = site.text("site/content/2023/_index.md");
    fs::create_symlink(site.folder / "site/content/2023/_index.md", site.folder / "link.html");
    fs::create_hard_link(site.folder / "site/content/2023/kites.md.part", site.folder / "hard.html");
    for (const std::string output : {"site/content/2023/_index.md", "link.html", "hard.html", "site/hugo.toml"}) {
        const Outcome outcome = site.run({"--format", "html", "site/content/2023", "-o", output});
        INFO(output << "\n" << outcome.err);
        CHECK(outcome.status == 1);
        CHECK(contains(outcome.err, "[output-is-input]"));
    }
    CHECK(site.text("site/content/2023/_index.md") == before);
    CHECK_FALSE(has_temporaries(site));
}

TEST_CASE("folders, pipes, devices and missing folders are refused") {
    const SiteOnDisk site;
    REQUIRE(mkfifo((site.folder / "pipe.html").c_str(), 0600) == 0);
    fs::create_directory(site.folder / "folder.html");
    fs::create_symlink("nowhere", site.folder / "dangling.html");
    const auto refused = [&](const std::string& output, const std::string& code) {
        const Outcome outcome = site.run({"--format", "html", "site/content/2023", "-o", output});
        INFO(output << "\n" << outcome.err);
        CHECK(outcome.status == 1);
        CHECK(contains(outcome.err, code));
    };
    refused("pipe.html", "[output-not-a-file]");
    refused("/dev/null", "[output-not-a-file]");
    refused("dangling.html", "[output-not-a-file]");
    refused("missing/x.html", "[output-folder-missing]");
    refused("site/hugo.toml/x.html", "[output-folder-missing]");
    // An existing folder is where the default name goes, even when it is called like a file.
    CHECK(site.run({"--format", "html", "site/content/2023", "-o", "folder.html"}).status == 0);
    CHECK(site.has("folder.html/kite-notes-2023.html"));
}

TEST_CASE("a replaced file keeps its mode, a link to a file stays a link, a new file follows the umask") {
    const SiteOnDisk site;
    site.folder.write("real.html", "old");
    fs::permissions(site.folder / "real.html", fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("real.html", site.folder / "link.html");
    CHECK(site.run({"site/content/2023", "-o", "link.html"}).status == 0);
    CHECK(fs::is_symlink(site.folder / "link.html"));
    CHECK(site.text("real.html") != "old");
    CHECK((fs::status(site.folder / "real.html").permissions() & fs::perms::mask) == static_cast<fs::perms>(0640));
    const mode_t mask = umask(0);
    umask(mask);
    CHECK(site.run({"site/content/2023", "-o", "new.html"}).status == 0);
    CHECK((fs::status(site.folder / "new.html").permissions() & fs::perms::mask) == static_cast<fs::perms>(0666U & ~mask));
}

TEST_CASE("a full disk leaves the old output and says so") {
    const SiteOnDisk site;
    site.folder.write("x.html", "old");
    RunOptions options;
    options.most_file_bytes = 1000;
    const Outcome outcome = site.run({"site/content/2023", "-o", "x.html"}, options);
    INFO(outcome.err);
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "cannot write \"x.html\""));
    CHECK(site.text("x.html") == "old");
    CHECK_FALSE(has_temporaries(site));
}

TEST_CASE("an interrupted run leaves the old output and no temporary file") {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const SiteOnDisk site;
        std::string long_page = "---\ntitle: 2023\n---\n";
        for (int i = 0; i < 20000; ++i) long_page += "## Heading " + std::to_string(i) + "\n\nThe *wind* blows where it **wants**, and nobody hears the sound of it.\n\n";
        site.folder.write("site/content/2023/_index.md", long_page);
        site.folder.write("x.pdf", "old");
        RunOptions options;
        options.kill_signal = number;
        options.watched_folder = site.folder.path().string();
        const Outcome outcome = site.run({"site/content/2023", "-o", "x.pdf"}, options);
        INFO(number << "\n" << outcome.err);
        REQUIRE_FALSE(outcome.was_killed_late);
        CHECK(outcome.signal == number);
        CHECK(site.text("x.pdf") == "old");
        CHECK_FALSE(has_temporaries(site));
    }
}

TEST_CASE("closed standard descriptors do not end up in an output") {
    const SiteOnDisk site;
    RunOptions options;
    options.closes_standard_descriptors = true;
    CHECK(site.run({"site/content/2023", "-o", "closed.html"}, options).status == 0);
    CHECK(site.run({"site/content/2023", "-o", "open.html"}).status == 0);
    CHECK(site.text("closed.html") == site.text("open.html"));
}

TEST_CASE("standard output that takes nothing is a failure") {
    const SiteOnDisk site;
    const Outcome outcome = run_program("/bin/sh", {"-c", std::string(NOTES_EXPORT_PROGRAM) + " --format html -o - site/content/2023 > /dev/full"},
                                        {.folder = site.folder.path().string(), .environment = {}});
    CHECK(outcome.status == 1);
    CHECK(contains(outcome.err, "standard output"));
}

TEST_CASE("--depfile tells make and ninja what the outputs were made of") {
    const SiteOnDisk site;
    site.folder.write("site/content/2023/kite #1.png", "no picture");
    site.folder.write("site/content/2023/kites.md.part", "{{< img name=\"kite #1.png\" >}}\n");
    site.folder.write("site/notes-export.yaml", "shortcodes:\n  badge: drop\n");
    const Outcome outcome = site.run({"--format", "html,epub", "site/content/2023", "-o", "my out/", "--depfile", "notes.d"});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    const std::string rule = site.text("notes.d");
    INFO(rule);
    CHECK(rule.starts_with("my\\ out/kite-notes-2023.html my\\ out/kite-notes-2023.epub: \\\n  site/content/"));
    for (const char* file : {"site/hugo.toml", "site/notes-export.yaml", "site/content/2023/_index.md", "site/content/2023/kites.md.part", "site/content/2023/kite\\ \\#1.png"}) {
        INFO(file);
        CHECK(contains(rule, std::string("\n  ") + file));
    }
    CHECK(rule.ends_with("\n"));
    CHECK_FALSE(has_temporaries(site));

    CHECK(site.run({"--format", "html", "site/content/2023", "-o", "x.html", "--depfile", "site/hugo.toml"}).status == 1);
    CHECK(site.text("site/hugo.toml").starts_with("title"));
    CHECK(site.run({"--format", "html", "site/content/2023", "-o", "y.html", "--depfile", "./y.html"}).status == 2);
    CHECK(site.run({"--format", "html", "site/content/2023", "-o", "-", "--depfile", "z.d"}).status == 2);
}

TEST_CASE("--toc-depth 0 leaves contents lists out, the author's as well as our own") {
    const SiteOnDisk site;
    const std::string headings = "\n## One\n### Below\n## Two\n## Three\n";
    site.folder.write("site/content/2023/_index.md", "---\ntitle: 2023\n---\n{{< toc >}}\n" + headings);
    site.folder.write("site/content/2024/_index.md", "---\ntitle: 2024\n---\n" + headings);
    const auto entries = [&](const std::string& year, const std::vector<std::string>& options) {
        std::vector<std::string> words = {"--format", "html", "site/content/" + year, "-o", "out.html"};
        words.insert(words.end(), options.begin(), options.end());
        CHECK(site.run(words).status == 0);
        const std::string page = site.text("out.html");
        std::size_t count = 0;
        for (std::size_t at = page.find("<li><a href=\"#"); at != std::string::npos; at = page.find("<li><a href=\"#", at + 1)) ++count;
        return count;
    };
    for (const std::string year : {"2023", "2024"}) {
        CHECK(entries(year, {}) == 4);
        CHECK(entries(year, {"--toc-depth", "0"}) == 0);
    }
    CHECK(entries("2023", {"--toc-depth", "2"}) == 3);
}

TEST_CASE("--unknown-shortcode decides about shortcodes that nobody knows") {
    const SiteOnDisk site;
    site.folder.write("site/content/2024/_index.md", "---\ntitle: 2024\n---\n{{< badge >}}kept{{< /badge >}}\n");
    const auto run = [&](const std::string& policy) {
        return site.run({"--format", "html", "site/content/2024", "-o", policy + ".html", "--unknown-shortcode", policy});
    };
    CHECK(run("error").status == 1);
    CHECK_FALSE(site.has("error.html"));
    const Outcome warned = run("warn");
    CHECK(warned.status == 0);
    CHECK(contains(warned.err, "no shortcode is called \"badge\""));
    const Outcome kept = run("keep");
    CHECK(kept.status == 0);
    CHECK_FALSE(contains(kept.err, "badge"));
    CHECK(contains(site.text("keep.html"), "kept"));
    CHECK(run("ignore").status == 2);
}
