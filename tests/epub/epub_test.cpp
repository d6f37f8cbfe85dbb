// The book: chapters, package, archive.
#include "epub/chapters.h"
#include "epub/epub_exporter.h"
#include "markup/fake_pictures.h"
#include "markup/sample_documents.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <zip.h>

#include <cstdlib>
#include <map>
#include <vector>

namespace notes_export {
namespace {

using test::heading;
using test::paragraph;

std::string book_of(const Document& document) {
    Diagnostics diagnostics;
    const auto exporter = epub::make_epub_exporter({}, diagnostics);
    test::FakePictures pictures;
    StringSink sink;
    exporter->plan_pictures(document, pictures);
    exporter->write(document, pictures, sink, diagnostics);
    CHECK(pictures.planned == pictures.asked);
    return sink.take();
}

struct Entry {
    std::string name;
    std::string bytes;
    bool is_stored = false;
};

std::vector<Entry> entries_of(const std::string& book) {
    zip_source_t* source = zip_source_buffer_create(book.data(), book.size(), 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    REQUIRE(archive != nullptr);
    std::vector<Entry> entries;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        Entry entry{stat.name, std::string(stat.size, '\0'), stat.comp_method == ZIP_CM_STORE};
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        CHECK(zip_fread(file, entry.bytes.data(), entry.bytes.size()) == static_cast<zip_int64_t>(stat.size));
        zip_fclose(file);
        entries.push_back(std::move(entry));
    }
    zip_discard(archive);
    return entries;
}

std::map<std::string, std::string> files_of(const Document& document) {
    std::map<std::string, std::string> files;
    for (Entry& entry : entries_of(book_of(document))) files[entry.name] = std::move(entry.bytes);
    return files;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

// Enough words for a chapter of its own.
Block long_paragraph() { return paragraph(std::string(600, 'x')); }

TEST_CASE("The archive begins with its type, stored and bare") {
    const std::string book = book_of(test::everything());
    CHECK(book.substr(0, 4) == "PK\x03\x04");
    CHECK(book.substr(30, 8) == "mimetype");
    CHECK(book.substr(38, 20) == "application/epub+zip");
    const auto entries = entries_of(book);
    CHECK(entries.front().is_stored);
}

TEST_CASE("The same document is the same bytes, in every time zone") {
    const Document document = test::everything(test::fake_image("photo"), test::fake_image("drawing"));
    const std::string book = book_of(document);
    CHECK(book_of(document) == book);
    for (const char* zone : {"Asia/Tokyo", "America/St_Johns", "Pacific/Apia", "Africa/Monrovia"}) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        CHECK(book_of(document) == book);
    }
    ::unsetenv("TZ");
    ::tzset();
}

TEST_CASE("Every XML file of a book is well-formed, also one made of hostile words") {
    Document document = test::everything(test::fake_image("../../evil.jpg"));
    const std::string hostile = "]]><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>\x01\"&y;";
    document.meta.title = document.meta.site_title = document.meta.license_name = document.meta.description = hostile;
    document.meta.authors = {hostile};
    document.body.push_back(heading(2, hostile, hostile));
    for (const auto& [name, bytes] : files_of(document)) {
        CHECK(name.find("..") == std::string::npos);
        if (name.ends_with(".css") || name.ends_with(".jpg") || name == "mimetype") continue;
        INFO(name);
        pugi::xml_document parsed;
        CHECK(parsed.load_buffer(bytes.data(), bytes.size()).status == pugi::status_ok);
    }
}

TEST_CASE("Chapters begin where the topmost headings repeat") {
    // Named, because chapters point into it.
    const Blocks body{heading(1, "Notes", "n"), long_paragraph(), heading(2, "Day 1", "a"), long_paragraph(), heading(3, "Talk", "t"),
                      long_paragraph(), heading(2, "Day 2", "b"), long_paragraph()};
    const auto chapters = epub::split_into_chapters(body);
    REQUIRE(chapters.size() == 3);
    CHECK(chapters[1].pieces.size() == 4);
    CHECK(chapters[2].heading->id == "b");
    CHECK(chapters[2].file == "chapter-3.xhtml");
}

TEST_CASE("A few lines are no chapter, and too many lines are several") {
    CHECK(epub::split_into_chapters({heading(2, "A", "a"), paragraph("x"), heading(2, "B", "b"), paragraph("y")}).size() == 1);
    CHECK(epub::split_into_chapters({}).size() == 1);
    Blocks many;
    for (int i = 0; i < 10; ++i) {
        many.push_back(heading(i == 0 || i == 9 ? 2 : 3, "H", "h" + std::to_string(i)));
        many.push_back(paragraph(std::string(60'000, 'x')));
    }
    CHECK(epub::split_into_chapters(many).size() == 10);
    CHECK(epub::split_into_chapters(Blocks(10, paragraph(std::string(100'000, 'x')))).size() == 5);
}

TEST_CASE("A chapter may begin inside an included part, whose id stays where it began") {
    Document document = test::small_document();
    Division part{{heading(2, "A", "a"), long_paragraph(), heading(2, "B", "b"), long_paragraph()}, Alignment::none, "de", "part", "x.md"};
    document.body.push_back({part, {}});
    const auto files = files_of(document);
    CHECK(has(files.at("EPUB/chapter-1.xhtml"), "<div id=\"part\" lang=\"de\" xml:lang=\"de\">"));
    CHECK(has(files.at("EPUB/chapter-2.xhtml"), "<div lang=\"de\" xml:lang=\"de\">"));
}

TEST_CASE("A chapter with formulas says so in the package") {
    Document document = test::small_document();
    document.formulas = {{"x", true, "<math><mi>x</mi></math>", {FormulaPart{}}}};
    document.body = {{MathBlock{"x"}, {}}};
    const auto files = files_of(document);
    CHECK(has(files.at("EPUB/package.opf"), "properties=\"mathml\""));
    document.body = {paragraph("No formula.")};
    CHECK_FALSE(has(files_of(document).at("EPUB/package.opf"), "mathml"));
}

TEST_CASE("Links find their chapter, notes stand with their first mark") {
    Document document = test::small_document();
    const TargetId second = test::add_target(document, Anchor{"2nd"});
    const NoteId note = test::add_note(document, {"1", "fn-1", {paragraph("Why")}, 2});
    document.body = {heading(2, "First", "1st"),
                     {Paragraph{{Inline{Link{test::line("over there"), second, {}, LinkLook::plain}, {}}}}, {}},
                     long_paragraph(),
                     heading(2, "Second", "2nd"),
                     {Paragraph{{Inline{FootnoteMark{note, 1}, {}}}}, {}},
                     long_paragraph(),
                     heading(2, "Third", "3rd"),
                     {Paragraph{{Inline{FootnoteMark{note, 2}, {}}}}, {}},
                     long_paragraph(),
                     {FootnoteList{{note}}, {}}};
    const auto files = files_of(document);
    CHECK(has(files.at("EPUB/chapter-1.xhtml"), "href=\"chapter-2.xhtml#_2nd\""));
    CHECK(has(files.at("EPUB/chapter-2.xhtml"), "id=\"fn-1\""));
    CHECK(has(files.at("EPUB/chapter-2.xhtml"), "href=\"chapter-3.xhtml#fn-1-ref-2\""));
    CHECK(has(files.at("EPUB/chapter-3.xhtml"), "href=\"chapter-2.xhtml#fn-1\""));
    CHECK_FALSE(has(files.at("EPUB/chapter-3.xhtml"), "doc-footnote"));
    CHECK(has(files.at("EPUB/nav.xhtml"), "<a href=\"chapter-3.xhtml#_3rd\">Third</a>"));
    CHECK(has(files.at("EPUB/toc.ncx"), "src=\"chapter-3.xhtml#_3rd\""));
}

TEST_CASE("The package tells what is known, and of accessibility what is true") {
    Document document = test::everything(test::fake_image("photo"), test::fake_image("drawing"));
    const std::string package = files_of(document).at("EPUB/package.opf");
    for (const char* words : {"<dc:title>2023 – Conference Notes</dc:title>", "<dc:creator>Ada Example</dc:creator>", "<dc:subject>python</dc:subject>",
                              "<dc:source>https://example.org/en/2023/</dc:source>", "<meta property=\"dcterms:modified\">2023-04-21T00:00:00Z</meta>",
                              "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>", "properties=\"cover-image\"", "properties=\"svg\""})
        CHECK(has(package, words));
    document.body.push_back({Figure{ImageId{0}, "", {}, PictureSize::tiny, {}, false, std::nullopt}, {}});
    const std::string undescribed = files_of(document).at("EPUB/package.opf");
    CHECK_FALSE(has(undescribed, "alternativeText"));
    CHECK_FALSE(has(undescribed, "schema:accessModeSufficient\">textual</meta>"));
    document.meta = {};
    document.meta.direction = Direction::right_to_left;
    const std::string bare = files_of(document).at("EPUB/package.opf");
    CHECK(has(bare, "page-progression-direction=\"rtl\""));
    CHECK(has(bare, "<dc:title>Notes</dc:title>"));
}

}  // namespace
}  // namespace notes_export
