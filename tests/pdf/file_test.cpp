// Whole files made from layouts that were laid out by hand.
#include "layout_builder.h"

#include "pdf/pdf_writer.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace notes_export;
using namespace notes_export::pdf_test;
using namespace notes_export::typeset;

namespace {

constexpr Color black{0x1A, 0x1A, 0x1A};

Meta sample_meta() {
    Meta meta;
    meta.title = "Café (notes) \\ 2023";
    meta.authors = {"Ana", "Ben"};
    meta.keywords = {"python", "talks"};
    meta.description = "What was said & done";
    meta.language = "en";
    meta.date = "2023-04-21T10:20:30Z";
    return meta;
}

/// Two pages with one of everything.
struct Sample {
    LayoutBuilder b;
    Document document;
    FixedPictures pictures;

    Sample() {
        document.meta = sample_meta();
        const LayoutBuilder::TextLook body{b.face("GentiumBookPlus-Regular.ttf"), 11, black, 0};
        const LayoutBuilder::TextLook head{b.face("NotoSans-Bold.ttf"), 18, black, 0.2F};
        const LayoutBuilder::TextLook small{b.face("NotoSans-Regular.ttf"), 8, {0x60, 0x60, 0x60}, 0};
        add_first_page(body, head, small);
        add_second_page(body, head, small);
    }

    void add_first_page(const LayoutBuilder::TextLook& body, const LayoutBuilder::TextLook& head, const LayoutBuilder::TextLook& small) {
        b.add_page("i");
        b.page().items.push_back(BoxItem{rect(40, 90, 340, 60), {0xEE, 0xF2, 0xF6}, 4, NodeId::artifact});
        const NodeId h1 = b.node(Role::heading1, b.document);
        b.line(b.leaf(h1), "First day", 50, 70, head, false);
        b.layout.bookmarks.push_back({1, "First day", {0, {Length::points(50), Length::points(50)}}, h1});
        b.layout.places.push_back({"first-day", {0, {Length::points(50), Length::points(50)}}});

        const NodeId p = b.node(Role::paragraph, b.document);
        const NodeId words = b.leaf(p);
        b.line(words, "An office AVATAR waffles difficultly about", 50, 110, body);
        float x = b.line(words, "the", 50, 125, body);
        const NodeId link = b.node(Role::link, p);
        const float start = x;
        x = b.line(b.leaf(link), "second day", x, 125, {body.face, body.size, {0x10, 0x40, 0x90}, 0});
        b.link(link, Anchor{"second-day"}, "second day", rect(start, 114, x - start, 14));
        const NodeId after = b.leaf(p);
        x = b.line(after, "and confer", x, 125, body, false);
        b.page().items.push_back(TextItem{&b.shape(body.face, "-", "\u00AD"), x, 125, 11, 0, black, false, after});
        b.line(after, "ence.", 50, 140, body, false);

        const NodeId list = b.node(Role::list, b.document);
        const NodeId item = b.node(Role::list_item, list);
        b.line(b.leaf(b.node(Role::label, item)), "•", 50, 170, body);
        const NodeId item_text = b.node(Role::paragraph, b.node(Role::list_body, item));
        b.line(b.leaf(item_text), "Café αβ Жук", 64, 170, body, false);
        b.line(NodeId::artifact, "page i", 200, 570, small, false);
    }

    void add_second_page(const LayoutBuilder::TextLook& body, const LayoutBuilder::TextLook& head, const LayoutBuilder::TextLook& small) {
        b.add_page("1");
        const NodeId h2 = b.node(Role::heading2, b.document);
        b.line(b.leaf(h2), "Second day", 50, 70, head, false);
        b.layout.bookmarks.push_back({2, "Second day", {1, {Length::points(50), Length::points(50)}}, h2});
        b.layout.places.push_back({"second-day", {1, {Length::points(50), Length::points(50)}}});
        add_table(body);

        const NodeId figure = b.node(Role::figure, b.document);
        StructureDetail& detail = b.detail(figure);
        detail.alt = "A red square (small)";
        detail.has_box = true, detail.page = 1, detail.box = rect(50, 200, 60, 60);
        document.images.push_back({"red", PictureKind::png, 2, 2, std::make_shared<std::string>("x"), {}});
        pictures.by_name["red"] = {PictureEncoding::raw_rgb, 2, 2, 3, std::string("\xFF\0\0\xFF\0\0\xFF\0\0\xFF\0\0", 12), std::string("\xFF\x80\x80\xFF", 4)};
        b.page().items.push_back(PictureItem{ImageId{0}, rect(50, 200, 60, 60), {}, true, 0, 0, b.leaf(figure)});

        const NodeId p = b.node(Role::paragraph, b.document);
        const NodeId link = b.node(Role::link, p);
        const float x = b.line(b.leaf(link), "the web", 50, 290, body);
        b.link(link, WebAddress{"https://example.org/a b?q=(1)\\"}, "the web", rect(50, 280, x - 50, 14));
        const NodeId note = b.node(Role::note, b.document);
        b.detail(note).id = "fn-1";
        b.line(b.leaf(b.node(Role::paragraph, note)), "1 A note.", 50, 500, body, false);
        PathItem check;
        check.verbs = {PathVerb::move, PathVerb::line, PathVerb::line};
        for (const auto& [px, py] : {std::pair{300, 300}, {304, 306}, {312, 292}}) check.points.push_back({Length::points(px), Length::points(py)});
        check.is_filled = false, check.stroke_width = 1.5F;
        b.page().items.push_back(check);
        b.line(NodeId::artifact, "page 1", 200, 570, small, false);
    }

    void add_table(const LayoutBuilder::TextLook& body) {
        const NodeId table = b.node(Role::table, b.document);
        const NodeId head_row = b.node(Role::table_row, b.node(Role::table_head, table));
        const NodeId header = b.node(Role::header_cell, head_row);
        b.detail(header).column_span = 2;
        b.line(b.leaf(header), "Talks", 50, 120, body);
        const NodeId row = b.node(Role::table_row, b.node(Role::table_body, table));
        const NodeId row_header = b.node(Role::header_cell, row);
        b.detail(row_header).is_row_header = true;
        b.line(b.leaf(row_header), "Monday", 50, 140, body);
        b.line(b.leaf(b.node(Role::data_cell, row)), "Twelve", 150, 140, body);
    }

    std::string write() {
        StringSink sink;
        Diagnostics diagnostics;
        pdf::write_pdf(document, b.layout, pictures, sink, diagnostics);
        return sink.take();
    }
};

std::string without_blank_lines(std::string text) {
    std::string out;
    for (const char c : text)
        if (c != '\f' && !(c == '\n' && (out.empty() || out.back() == '\n'))) out += c;
    return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
    return n;
}

}  // namespace

TEST_CASE("a file of everything is sound for qpdf, poppler and mupdf") {
    Sample sample;
    const std::string path = saved("everything.pdf", sample.write());
    const Ran qpdf = run("qpdf --check " + path);
    INFO(qpdf.output);
    CHECK(qpdf.status == 0);
    const Ran fonts = run("pdffonts " + path);
    CHECK(count(fonts.output, "yes yes yes") == 3);
    CHECK_FALSE(has(fonts.output, "rror"));
    CHECK(run("pdftoppm -r 40 -png " + path + " " + path).output.empty());
}

TEST_CASE("the text comes out as it was set: ligatures, kerning, divided words, other scripts") {
    Sample sample;
    const std::string path = saved("text.pdf", sample.write());
    const std::string text = without_blank_lines(run("pdftotext " + path + " -").output);
    CHECK(has(text, "First day\n"));
    CHECK(has(text, "An office AVATAR waffles difficultly about\n"));
    CHECK(has(text, "the second day and confer\u00AD\nence."));
    CHECK(has(text, "Café αβ Жук"));
    CHECK(has(text, "the web"));
}

TEST_CASE("the logical structure is read back in order") {
    Sample sample;
    const std::string path = saved("structure.pdf", sample.write());
    const Ran structure = run("pdfinfo -struct-text " + path);
    const std::string text = structure.output;
    CHECK(text.starts_with("Document\n  H1 (block)\n    \"First day\"\n  P (block)\n    \"An office AVATAR waffles difficultly about the \"\n"
                           "    Link (inline)\n      \"second day \"\n      Object "));
    CHECK(has(text, "\n    \"and conference.\"\n  L (block):\n     /ListNumbering /Disc\n    LI (block)\n      Lbl (block)\n        \"• \"\n"
                    "      LBody (block)\n        P (block)\n          \"Café αβ Жук\"\n  H2 (block)\n    \"Second day\"\n  Table (block)\n"));
    CHECK(has(text, "    THead\n      TR\n        TH:\n           /Scope /Column\n           /ColSpan 2\n          \"Talks \"\n"));
    CHECK(has(text, "  Note <fn-1> (inline)\n    P (block)\n      \"1 A note.\"\n"));
}

TEST_CASE("tables, lists, figures, notes and links carry what assistive technology asks for") {
    Sample sample;
    const std::string objects = objects_of(saved("objects.pdf", sample.write()));
    CHECK(has(objects, "/Scope /Column"));
    CHECK(has(objects, "/ColSpan 2"));
    CHECK(has(objects, "/Scope /Row"));
    CHECK(has(objects, "/ListNumbering /Disc"));
    CHECK(has(objects, "/Alt (A red square \\(small\\))"));
    CHECK(has(objects, "/Placement /Block"));
    CHECK(has(objects, "/ID (fn-1)"));
    CHECK(has(objects, "/IDTree"));
    CHECK(has(objects, "/URI (https://example.org/a%20b?q=\\(1\\)%5C)"));
    CHECK(count(objects, "/Type /OBJR") == 2);
    CHECK(has(objects, "/StructParent 2\n"));
    CHECK(has(objects, "/StructParent 3\n"));
    CHECK(has(objects, "/DisplayDocTitle true"));
    CHECK(has(objects, "/Marked true"));
    CHECK(has(objects, "/Artifact<</Type/Pagination>>BDC"));
    CHECK(has(objects, "/Artifact<</Type/Layout>>BDC"));
}

TEST_CASE("titles, dates and page labels say what the notes say") {
    Sample sample;
    const std::string path = saved("metadata.pdf", sample.write());
    const std::string info = run("TZ=UTC pdfinfo " + path).output;
    CHECK(has(info, "Café (notes) \\ 2023"));
    CHECK(has(info, "Ana, Ben"));
    CHECK(has(info, "Producer:        notes-export\n"));
    CHECK(has(info, "Fri Apr 21 10:20:30 2023 UTC"));
    CHECK(has(info, "PDF version:     1.7"));
    const std::string objects = objects_of(path);
    CHECK(has(objects, "/S /r"));
    CHECK(has(objects, "/S /D"));
    CHECK(has(objects, "<pdfuaid:part>1</pdfuaid:part>"));
    CHECK(has(objects, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">What was said &amp; done</rdf:li>"));
}

TEST_CASE("the same layout gives the same bytes") {
    CHECK(Sample().write() == Sample().write());
}

TEST_CASE("a picture used twice is asked for and written once") {
    Sample sample;
    const NodeId owner = sample.b.leaf(sample.b.node(Role::figure, sample.b.document));
    sample.b.page().items.push_back(PictureItem{ImageId{0}, rect(150, 200, 60, 60), {}, false, 0, 0, owner});
    const std::string objects = objects_of(saved("pictures.pdf", sample.write()));
    CHECK(sample.pictures.asked == 1);
    CHECK(count(objects, "/Subtype /Image") == 2);  // the picture and its transparency
}

TEST_CASE("a picture that cannot be had leaves a frame") {
    Sample sample;
    sample.pictures.by_name.clear();
    const std::string path = saved("missing.pdf", sample.write());
    CHECK(run("qpdf --check " + path).status == 0);
    const std::string objects = objects_of(path);
    CHECK(count(objects, "/Subtype /Image") == 0);
    CHECK(has(objects, "50 335 60 60 re"));
}

TEST_CASE("a file that shows a missing glyph claims no standard") {
    LayoutBuilder b;
    b.add_page();
    b.line(b.leaf(b.node(Role::paragraph, b.document)), "\U000F0000", 50, 50, {b.face("NotoSans-Regular.ttf"), 11, black, 0});
    CHECK_FALSE(has(pdf_of(b.layout), "pdfaid"));
}

TEST_CASE("right-to-left words and marks are found as text") {
    LayoutBuilder b;
    b.add_page();
    const LayoutBuilder::TextLook look{b.face("NotoSansHebrew-Regular.ttf"), 14, black, 0};
    const NodeId owner = b.leaf(b.node(Role::paragraph, b.document));
    // "shalom olam": the first word stands to the right.
    const ShapedText& first = b.shape(look.face, "שלום");
    const ShapedText& second = b.shape(look.face, "עולם");
    b.page().items.push_back(TextItem{&first, 200, 100, 14, 0, black, true, owner});
    b.page().items.push_back(TextItem{&second, 150, 100, 14, 0, black, false, owner});
    b.line(b.leaf(b.node(Role::paragraph, b.document)), "x\u0301y q\u0303", 50, 140, {b.face("NotoSans-Regular.ttf"), 14, black, 0}, false);
    const std::string path = saved("rtl.pdf", pdf_of(b.layout));
    CHECK(run("qpdf --check " + path).status == 0);
    const std::string structure = run("pdfinfo -struct-text " + path).output;
    CHECK(has(structure, "שלום עולם"));
    CHECK(has(structure, "x\u0301y q\u0303"));
}

/// Share of dark or coloured pixels of the first page: text that extracts well may still draw blank.
double inked(const std::string& path) {
    const std::string pixels = run("pdftoppm -r 36 -f 1 -l 1 -gray " + path).output;
    return static_cast<double>(std::count_if(pixels.begin() + 20, pixels.end(), [](char c) { return static_cast<unsigned char>(c) < 200; })) /
           static_cast<double>(pixels.size());
}

TEST_CASE("CID-keyed fonts draw and are found as text") {
    REQUIRE(FontLibrary::standard().contains("NotoSansCJK-Regular.ttc"));
    LayoutBuilder b;
    b.add_page();
    b.line(b.leaf(b.node(Role::paragraph, b.document)), "日本語 漢字かな 한국어", 30, 200, {b.face("NotoSansCJK-Regular.ttc"), 40, black, 0}, false);
    const std::string path = saved("cjk.pdf", pdf_of(b.layout));
    CHECK(run("qpdf --check " + path).status == 0);
    CHECK(has(run("pdftotext " + path + " -").output, "日本語 漢字かな 한국어"));
    CHECK(inked(path) > 0.01);
}

TEST_CASE("colour emoji draw and are found as text, sequences too") {
    REQUIRE(FontLibrary::standard().contains("NotoColorEmoji.ttf"));
    LayoutBuilder b;
    b.add_page();
    const NodeId owner = b.leaf(b.node(Role::paragraph, b.document));
    b.line(owner, "😀 👩‍💻 🇫🇷", 50, 200, {b.face("NotoColorEmoji.ttf"), 40, black, 0});
    b.line(owner, "end", 50, 260, {b.face("NotoSans-Regular.ttf"), 20, black, 0}, false);
    const std::string path = saved("emoji.pdf", pdf_of(b.layout));
    CHECK(run("qpdf --check " + path).status == 0);
    CHECK(has(run("pdftotext " + path + " -").output, "😀 👩‍💻 🇫🇷"));
    CHECK(has(run("pdfinfo -struct-text " + path).output, "\"😀 👩‍💻 🇫🇷 end\""));
    CHECK(inked(path) > 0.005);
}

TEST_CASE("a disk that fills up ends in a failure, whenever it happens") {
    class Limited final : public ByteSink {
    public:
        explicit Limited(std::size_t left) : left_(left) {}
        void write(std::string_view bytes) override {
            if (bytes.size() > left_) throw Failure("write-failed", "no space left");
            left_ -= bytes.size();
        }
    private:
        std::size_t left_;
    };
    Sample sample;
    const std::size_t size = sample.write().size();
    Diagnostics diagnostics;
    for (std::size_t room : {std::size_t{0}, std::size_t{100}, size / 2, size - 1}) {
        Limited sink(room);
        CHECK_THROWS_AS(pdf::write_pdf(sample.document, sample.b.layout, sample.pictures, sink, diagnostics), Failure);
    }
    Limited enough(size);
    CHECK_NOTHROW(pdf::write_pdf(sample.document, sample.b.layout, sample.pictures, enough, diagnostics));
}

TEST_CASE("ten thousand pages are written in seconds") {
    LayoutBuilder b;
    const LayoutBuilder::TextLook body{b.face("GentiumBookPlus-Regular.ttf"), 10, black, 0};
    for (int page = 0; page < 10000; ++page) {
        b.add_page();
        for (int paragraph = 0; paragraph < 10; ++paragraph) {
            const NodeId owner = b.leaf(b.node(Role::paragraph, b.document));
            for (int line = 0; line < 4; ++line)
                b.line(owner, "Words and more words fill this line of a very long book", 50, static_cast<float>(50 + paragraph * 50 + line * 12), body);
        }
        b.layout.bookmarks.push_back({1 + page % 3, "Chapter", {static_cast<std::uint32_t>(page), {}}, NodeId::artifact});
    }
    const test::CpuTime time;
    const std::string bytes = pdf_of(b.layout);
    const double taken = time.seconds();
    WARN("10,000 pages: " << taken << " s, " << bytes.size() / 1000000 << " MB");
    CHECK(taken < 60);  // far above the 2 s it takes, for sanitizers and busy machines
    const std::string path = saved("many.pdf", bytes);
    CHECK(has(run("pdfinfo " + path).output, "Pages:           10000\n"));
    CHECK(has(run("pdftotext -f 10000 -l 10000 " + path + " -").output, "fill this line of a very long book"));
}
