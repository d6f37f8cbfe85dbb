// The single page: what is in it, and what is not.
#include "html/html_exporter.h"
#include "markup/fake_pictures.h"
#include "markup/sample_documents.h"

#include <catch2/catch.hpp>

namespace notes_export {
namespace {

std::string page_of(const Document& document, test::FakePictures& pictures) {
    Diagnostics diagnostics;
    const auto exporter = html::make_html_exporter({}, diagnostics);
    StringSink sink;
    exporter->plan_pictures(document, pictures);
    exporter->write(document, pictures, sink, diagnostics);
    CHECK(diagnostics.all().empty());
    return sink.take();
}

std::string page_of(const Document& document) {
    test::FakePictures pictures;
    return page_of(document, pictures);
}

std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
}

TEST_CASE("A page loads nothing and runs nothing") {
    const std::string page = page_of(test::everything(test::fake_image("photo"), test::fake_image("drawing")));
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("url(") == std::string::npos);
    CHECK(page.find("@import") == std::string::npos);
    CHECK(count(page, "src=\"") == count(page, "src=\"data:"));
    CHECK(page.find("content=\"default-src 'none'; img-src data:;") != std::string::npos);
    CHECK(page.find("picture:") == std::string::npos);
}

TEST_CASE("The same document is the same bytes") {
    const Document document = test::everything(test::fake_image("photo"), test::fake_image("drawing"));
    CHECK(page_of(document) == page_of(document));
}

TEST_CASE("Pictures are asked for as they were planned, once each") {
    test::FakePictures pictures;
    const std::string page = page_of(test::everything(test::fake_image("photo"), test::fake_image("drawing")), pictures);
    CHECK(pictures.planned == pictures.asked);
    CHECK(pictures.asked == std::set<std::pair<std::string, std::uint32_t>>{{"drawing", 96}, {"photo", 960}});
    CHECK(count(page, "data:image/jpeg;base64,cGljdHVyZSBvZiBwaG90bw==") == 1);
}

TEST_CASE("A large picture repeated without end does not make a page without end") {
    Document document = test::small_document();
    ImageEntry image = test::fake_image(std::string(100'000, 'x'));
    test::add_image(document, image);
    for (int i = 0; i < 500; ++i)
        document.body.push_back({Figure{ImageId{0}, "again", {}, PictureSize::small, {}, false, std::nullopt}, {}});
    CHECK(page_of(document).size() < 8U << 20U);
}

TEST_CASE("A picture that is in the page twice is smaller, but never blurred") {
    Document document = test::small_document();
    test::add_image(document, test::fake_image("photo"));
    const auto widths_of = [&](int places) {
        document.body.clear();
        for (int i = 0; i < places; ++i) document.body.push_back({Figure{ImageId{0}, "again", {}, PictureSize::small, {}, false, std::nullopt}, {}});
        test::FakePictures pictures;
        (void)page_of(document, pictures);
        CHECK(pictures.planned == pictures.asked);
        return pictures.asked.begin()->second;
    };
    CHECK(widths_of(1) == 960);
    CHECK(widths_of(2) == 678);
    CHECK(widths_of(50) == 600);
}

TEST_CASE("Titles reach into nobody's window") {
    Document document = test::small_document();
    document.meta.title = "a\u202Efdp";
    document.meta.site_title.clear();
    CHECK(page_of(document).find("<title>afdp</title>") != std::string::npos);
}

TEST_CASE("A contents list is made where the author has none and the page is long enough for one") {
    Document document = test::small_document();
    for (const char* name : {"a", "b", "c"}) document.body.push_back(test::heading(2, name, name));
    CHECK(page_of(document).find("doc-toc") == std::string::npos);
    document.body.push_back(test::heading(2, "d", "d"));
    CHECK(count(page_of(document), "doc-toc") == 1);
    document.body.push_back({ContentsHere{}, {}});
    CHECK(count(page_of(document), "doc-toc") == 1);
}

TEST_CASE("The page says in which language and direction it is written") {
    Document document = test::small_document();
    document.meta.language = "ar";
    document.meta.direction = Direction::right_to_left;
    CHECK(page_of(document).find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
}

TEST_CASE("What stands about the document is inert as well") {
    Document document = test::small_document();
    document.meta.title = "</title><script>alert(1)</script>";
    document.meta.description = "\"><script>alert(2)</script>";
    document.meta.license_name = "<b>";
    document.meta.authors = {"<i>"};
    const std::string page = page_of(document);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
    CHECK(page.find("<i>") == std::string::npos);
}

}  // namespace
}  // namespace notes_export
