// What case files cannot tell: what is read and when, threads, limits and time, the real disk.
#include "base/temporary_folder.h"
#include "site/date.h"
#include "site/front_matter.h"
#include "site/glob.h"
#include "site/notation.h"
#include "site/site.h"
#include "site/years.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

namespace notes_export::site {
namespace {

using namespace std::string_literals;

// Counts what is read through it.
class CountingFiles final : public FileSystem {
public:
    explicit CountingFiles(std::map<std::string, std::string> files) : files_(memory_files(std::move(files))) {}
    FileResult read(std::string_view path, std::uint64_t limit) const override {
        ++reads;
        return files_->read(path, limit);
    }
    std::vector<DirectoryEntry> list(std::string_view path) const override { return files_->list(path); }
    bool is_file(std::string_view path) const override { return files_->is_file(path); }
    bool is_directory(std::string_view path) const override { return files_->is_directory(path); }
    FileResult identify(std::string_view path) const override { return files_->identify(path); }

    mutable std::atomic<int> reads = 0;

private:
    std::unique_ptr<FileSystem> files_;
};

std::map<std::string, std::string> thousand_pages() {
    std::map<std::string, std::string> files;
    for (int year = 0; year < 10; ++year) {
        const std::string folder = "content/" + std::to_string(2010 + year) + "/";
        files[folder + "_index.md"] = "---\nweight: 1\n---\n";
        for (int page = 0; page < 100; ++page) files[folder + "talk-" + std::to_string(page) + ".md"] = "---\ntitle: Talk\n---\n";
    }
    return files;
}

TEST_CASE("only what is asked for is read") {
    const CountingFiles files(thousand_pages());
    SourceMap sources;
    Diagnostics diagnostics;
    const Site site(files, {}, sources, diagnostics);
    CHECK(files.reads == 0);
    const Page* year = site.page_of_file("content/2015/_index.md");
    REQUIRE(year != nullptr);
    CHECK(files.reads == 1);
    CHECK(site.resolve_ref(*year, "talk-7.md").page != nullptr);
    CHECK(files.reads == 2);
    CHECK(site.page_at_url("/2012/talk-3/") != nullptr);
    CHECK(files.reads == 4);  // the page and the section above it, whose cascade counts
    CHECK(site.children(*year).size() == 100);
    CHECK(files.reads == 103);
    CHECK(site.children(*year).size() == 100);
    CHECK(files.reads == 103);
}

TEST_CASE("threads share a site and see the same") {
    const CountingFiles files(thousand_pages());
    SourceMap sources;
    Diagnostics diagnostics;
    const Site site(files, {}, sources, diagnostics);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (const Page* section : site.children(*site.home())) {
                if (site.children(*section).size() != 100) ++wrong;
                if (site.resolve_ref(*section, "talk-99").page == nullptr) ++wrong;
                static_cast<void>(site.resources(*section));
            }
            if (site.page_at_url("/nowhere/") != nullptr) ++wrong;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
    CHECK(files.reads == 1010);
}

TEST_CASE("hostile notations end quickly and with a word") {
    const auto repeated = [](std::string_view piece, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += piece;
        return text;
    };
    std::string stairs, doubled;
    for (int i = 0; i < 500; ++i) stairs += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    for (int i = 0; i < 40'000; ++i) doubled += "k" + std::to_string(i) + ": 1\n";
    const std::pair<Notation, std::string> texts[] = {
        {Notation::yaml, "a: " + repeated("[", 100'000)}, {Notation::yaml, repeated("- ", 100'000)},
        {Notation::yaml, "a: " + repeated("{a: ", 50'000)}, {Notation::yaml, stairs},
        {Notation::yaml, repeated("? ", 100'000)},          {Notation::yaml, "a: \"" + repeated("x", 200'000)},
        {Notation::toml, repeated("a.", 100'000) + "a = 1"}, {Notation::toml, "a = " + repeated("[", 100'000)},
        {Notation::toml, "[" + repeated("a.", 100'000) + "a]"}, {Notation::toml, "a = " + repeated("{a=", 50'000)},
        {Notation::json, repeated("{\"a\":", 50'000)},      {Notation::json, repeated("[", 200'000)},
        {Notation::yaml, "a: \x04\nb: 1\n"},
    };
    for (const auto& [notation, text] : texts) {
        const test::CpuTime time;
        Diagnostics diagnostics;
        CHECK_FALSE(parse_notation(notation, {text}, diagnostics));
        CHECK(diagnostics.errors() == 1);
        CHECK(time.seconds() < 5);
    }
    // Large and honest.
    Diagnostics diagnostics;
    const auto value = parse_notation(Notation::yaml, {doubled}, diagnostics);
    REQUIRE(value);
    CHECK(value->map.size() == 40'000);
    CHECK(diagnostics.all().empty());
}

TEST_CASE("front matter over the limit is an error, and the body is found") {
    Diagnostics diagnostics;
    const std::string text = "---\ntitle: " + std::string(max_front_matter_bytes, 'x') + "\n---\nBody";
    const FrontMatter front = read_front_matter(text, SourceId::none, diagnostics);
    CHECK(diagnostics.errors() == 1);
    CHECK(text.substr(front.body_offset) == "Body");
    CHECK(front.matter.map.empty());
}

TEST_CASE("escapes cannot bring in what a text may not hold") {
    Diagnostics diagnostics;
    const auto yaml = parse_notation(Notation::yaml, {"a: \"x\\0\\uFDD0y\""}, diagnostics);
    REQUIRE(yaml);
    CHECK(yaml->text_or("a", "") == "x\xEF\xBF\xBD\xEF\xBF\xBDy");
    const auto json = parse_notation(Notation::json, {"{\"a\": \"\\uFDD1\"}"}, diagnostics);
    REQUIRE(json);
    CHECK(json->text_or("a", "") == "\xEF\xBF\xBD");
}

TEST_CASE("dates") {
    const auto iso = [](std::string_view text) { return parse_date(text) ? parse_date(text)->iso : "none"s; };
    CHECK(iso("2023-04-22") == "2023-04-22T00:00:00Z");
    CHECK(iso("2023-04-22T09:30:00+02:00") == "2023-04-22T07:30:00Z");
    CHECK(iso("2023-04-22 09:30:00 -0700 MST") == "2023-04-22T16:30:00Z");
    CHECK(iso("2023-04-22T09:30:00.123Z") == "2023-04-22T09:30:00Z");
    CHECK(iso("2024-02-29") == "2024-02-29T00:00:00Z");
    CHECK(iso("2023/4/2") == "2023-04-02T00:00:00Z");
    for (const char* bad : {"", "2023", "2023-13-01", "2023-02-29", "2023-04-22T25:00", "2023-04-22x", "2023-04-22T09:30:00+99:00", "soon"}) CHECK(iso(bad) == "none");
    CHECK(date_of_seconds(0).iso == "1970-01-01T00:00:00Z");
    CHECK(date_of_seconds(-1).iso == "1969-12-31T23:59:59Z");
}

TEST_CASE("globs") {
    CHECK(matches_glob("*.jpg", "A.JPG"));
    CHECK_FALSE(matches_glob("*.jpg", "a/b.jpg"));
    CHECK(matches_glob("**.jpg", "a/b.jpg"));
    CHECK(matches_glob("a/**/c", "a/b/b/c"));
    CHECK(matches_glob("?.{png,{gif,jpg}}", "x.gif"));
    CHECK_FALSE(matches_glob("?.{png,gif}", "xx.gif"));
    CHECK(matches_glob("[a-c]x[!0-9]", "bxx"));
    CHECK_FALSE(matches_glob("[a-c]x[!0-9]", "bx1"));
    CHECK(matches_glob("a[", "a["));
    CHECK(matches_glob("\\*", "*"));
    CHECK_FALSE(matches_glob("\\*", "x"));
    CHECK(matches_glob("ä?", "ÄÖ"));
    const test::CpuTime time;
    std::string hostile;
    for (int i = 0; i < 100; ++i) hostile += "*a";
    CHECK_FALSE(matches_glob(hostile + "b", std::string(500, 'a')));
    CHECK_FALSE(matches_glob(std::string(600, '*'), "a"));
    std::string braces;
    for (int i = 0; i < 30; ++i) braces += "{a,b}";
    CHECK_FALSE(matches_glob(braces, std::string(30, 'a')));
    CHECK(time.seconds() < 2);
}

TEST_CASE("a year in a name") {
    CHECK(year_in("2023") == "2023");
    CHECK(year_in("pycon-2023") == "2023");
    CHECK(year_in("2023_pycon") == "2023");
    CHECK(year_in("PyCon US 1999") == "1999");
    for (const char* none : {"", "2123", "12023", "20234", "x2023", "2023rd", "the 2023 pycon", "1899"}) CHECK(year_in(none).empty());
}

TEST_CASE("truth and numbers in values") {
    const auto text = [](std::string words) {
        Value value;
        value.kind = ValueKind::text;
        value.text = std::move(words);
        return value;
    };
    CHECK(text("Yes").as_bool() == true);
    CHECK(text(" off ").as_bool() == false);
    CHECK_FALSE(text("maybe").as_bool());
    CHECK(text("+1_000").as_integer() == 1000);
    CHECK(text("10.0").as_integer() == 10);
    CHECK_FALSE(text("10.5").as_integer());
    CHECK_FALSE(text("1e999").as_real());
    CHECK(text("2.50").as_real() == Approx(2.5));
    CHECK_FALSE(Value().as_bool());
}

TEST_CASE("the site is found by walking up the real disk") {
    const test::TemporaryFolder folder;
    folder.write("site/hugo.toml", "title = 'x'");
    folder.write("site/content/2023/_index.md", "");
    folder.write("other/config/_default/params.toml", "");
    folder.write("other/content/a.md", "");
    folder.write("plain/a.md", "");
    const std::string root = std::filesystem::canonical(folder.string()).string();
    const auto check = [](const Located& located, const std::string& site_root, const std::string& below, bool has_config) {
        CHECK(located.root == site_root);
        CHECK(located.below == below);
        CHECK(located.has_config == has_config);
    };
    check(locate_site((folder / "site").string()), root + "/site", "", true);
    check(locate_site((folder / "site/").string()), root + "/site", "", true);
    check(locate_site((folder / "site/content/2023").string()), root + "/site", "content/2023", true);
    check(locate_site((folder / "site/content/2023/_index.md").string()), root + "/site", "content/2023/_index.md", true);
    check(locate_site((folder / "site/content/../content/2023/").string()), root + "/site", "content/2023", true);
    check(locate_site((folder / "other/content/a.md").string()), root + "/other", "content/a.md", true);
    check(locate_site((folder / "plain/a.md").string()), root + "/plain", "a.md", false);
    check(locate_site((folder / "plain").string()), root + "/plain", "", false);
    CHECK_THROWS_AS(locate_site((folder / "nowhere").string()), Failure);
}

TEST_CASE("a link to a folder above does not make the tree endless") {
    const test::TemporaryFolder folder;
    folder.write("content/2023/talk.md", "");
    folder.link("..", "content/2023/up");
    folder.link(".", "content/2023/here");
    const auto files = real_files(folder.string());
    SourceMap sources;
    Diagnostics diagnostics;
    const Site site(*files, {}, sources, diagnostics);
    CHECK(site.children(*site.home()).size() == 1);
    CHECK(site.page_of_file("content/2023/talk.md") != nullptr);
    CHECK(site.page_of_file("content/2023/here/talk.md") == nullptr);
}

TEST_CASE("a page's text is clean, and one that cannot be read is a failure") {
    const auto files = memory_files({{"content/a.md", "\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\nBody\xFF\r\n"}});
    SourceMap sources;
    Diagnostics diagnostics;
    const Site site(*files, {}, sources, diagnostics);
    const Page* page = site.page_of_file("content/a.md");
    REQUIRE(page != nullptr);
    CHECK(site.page_text(*page) == "---\ntitle: x\n---\nBody\xEF\xBF\xBD\n");
    CHECK(page->title == "x");
    CHECK(site.page_text(*page).substr(page->body_offset, 4) == "Body");
    Page gone = *page;
    gone.path = "content/gone.md";
    CHECK_THROWS_AS(site.page_text(gone), Failure);
}

}  // namespace
}  // namespace notes_export::site
