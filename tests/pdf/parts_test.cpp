// The parts that a file is made of, each for itself.
#include "base/document_title.h"
#include "layout_builder.h"

#include "pdf/canvas.h"
#include "pdf/composite_font.h"
#include "pdf/deflate.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/pdf_options.h"
#include "pdf/syntax.h"
#include "typeset/font/font_library.h"
#include "typeset/font/subset.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace notes_export;
using namespace notes_export::pdf;
using notes_export::pdf_test::rect;
using typeset::Length;

namespace {

std::string text(std::string_view words) {
    std::string out;
    append_text(out, words);
    return out;
}

std::string real(double value) {
    std::string out;
    append_real(out, value);
    return out;
}

}  // namespace

TEST_CASE("strings cannot end early or begin anything") {
    CHECK(text("plain") == "(plain)");
    CHECK(text("a)/Launch(b\\") == "(a\\)/Launch\\(b\\\\)");
    CHECK(text("é") == std::string("(\xFE\xFF\0\xE9)", 6));
    CHECK(text("😀") == std::string("(\xFE\xFF\xD8=\xDE\0)", 8));
    // U+0D28 as UTF-16 holds a carriage return and a parenthesis.
    CHECK(text("\u0D28") == "(\xFE\xFF\\r\\()");
    CHECK(text("line\nbreak") == std::string("(\xFE\xFF\0l\0i\0n\0e\0\n\0" "b\0r\0e\0" "a\0k)", 24));
    CHECK(text(std::string(40000, 'x')).size() == max_text_units + 2);
}

TEST_CASE("numbers stay finite and within what readers must take") {
    CHECK(real(1.005) == "1");
    CHECK(real(-0.25) == "-0.25");
    CHECK(real(1e30) == "32767");
    CHECK(real(-1e30) == "-32767");
    CHECK(real(std::numeric_limits<double>::infinity()) == "0");
    CHECK(real(std::numeric_limits<double>::quiet_NaN()) == "0");
}

TEST_CASE("names write anything unusual as a number") {
    std::string out;
    append_name(out, "A b/(#");
    CHECK(out == "/A#20b#2F#28#23");
}

TEST_CASE("only addresses that open a page, a mail or a call become links") {
    CHECK(safe_uri("https://example.org/ä") == "https://example.org/%C3%A4");
    CHECK(safe_uri("HTTPS://example.org") == "HTTPS://example.org");
    CHECK(safe_uri("mailto:a@b.org") == "mailto:a@b.org");
    CHECK(safe_uri("tel:+4912345") == "tel:+4912345");
    CHECK(safe_uri("ftp://example.org/x") == "ftp://example.org/x");
    for (const char* bad : {"javascript:alert(1)", "file:///etc/passwd", "smb://host/x", "ms-word:ofe|u|x", "", "//host/path",
                            " https://example.org", "data:text/html,x", "jav\tascript:x"})
        CHECK_FALSE(safe_uri(bad));
    CHECK(safe_uri("https://e.org/a\nb") == "https://e.org/a%0Ab");
    CHECK_FALSE(safe_uri("https://e.org/" + std::string(10000, 'a')));
}

TEST_CASE("links whose words are their address say what they lead to, in the document's language") {
    typeset::LinkArea link;
    link.target = WebAddress{"https://example.org/a/"};
    for (const char* words : {"", "https://example.org/a/", "example.org/a", "http://example.org/a"}) {
        link.words = words;
        CHECK(words_of_link(link, "en") == "Web page: example.org/a");
    }
    CHECK(words_of_link(link, "de") == "Webseite: example.org/a");
    link.words = "the talk";
    CHECK(words_of_link(link, "en") == "the talk");
    link.words = "me@example.org";
    link.target = WebAddress{"mailto:me@example.org"};
    CHECK(words_of_link(link, "en") == "me@example.org");
    link.words.clear();
    CHECK(words_of_link(link, "en") == "me@example.org");
}

TEST_CASE("words of one line share an operator, gaps become numbers") {
    Canvas canvas({Length::points(100), Length::points(100)});
    const TextStyle style{0, 10, 0, 0, {}};
    canvas.begin_content("P", 0, Holds::text_only);
    canvas.show(style, 10, 20, {"ab", 1000, 2});     // 10 points wide
    canvas.show_next(style, {" ", 250, 1});
    canvas.show(style, 25, 20, {"cd", 1000, 2});     // 2.5 points further
    canvas.show(style, 35, 20, {"ef", 1000, 2});     // where the last one ended
    canvas.show(style, 10, 32, {"gh", 1000, 2});
    canvas.end_marked();
    CHECK(canvas.take() ==
          "BT\n/P<</MCID 0>>BDC\n/F0 10 Tf\n0 g\n10 80 Td\n[(ab )-250(cdef)]TJ\n0 -12 Td\n[(gh)]TJ\nEMC\nET\n");
}

TEST_CASE("text that is only there to be copied is not painted, and as wide as what it stands for") {
    Canvas canvas({Length::points(100), Length::points(100)});
    TextStyle source{0, 10, 0, 0, {}};
    source.is_invisible = true;
    source.stretch = 0.5F;
    const TextStyle seen{0, 10, 0, 0, {}};
    canvas.begin_content("Formula", 0, Holds::text_only);
    canvas.show(source, 10, 20, {"ab", 1000, 2});   // half of 10 points wide
    canvas.show(source, 15, 20, {"cd", 1000, 2});   // where it ended
    canvas.show(seen, 20, 20, {"ef", 1000, 2});
    canvas.end_marked();
    CHECK(canvas.take() ==
          "BT\n/Formula<</MCID 0>>BDC\n/F0 10 Tf\n50 Tz\n3 Tr\n0 g\n10 80 Td\n[(abcd)]TJ\n100 Tz\n0 Tr\n[(ef)]TJ\nEMC\nET\n");
}

TEST_CASE("text objects and marked content nest") {
    Canvas canvas({Length::points(100), Length::points(100)});
    const TextStyle style{1, 8, 0, 0, {255, 0, 0}};
    canvas.begin_artifact(ArtifactKind::layout, Holds::anything);
    canvas.fill_box(rect(0, 0, 10, 10), {255, 0, 0}, 0);
    canvas.begin_content("P", 0, Holds::anything);
    canvas.show(style, 10, 20, {"a", 500, 1});
    canvas.fill_box(rect(0, 0, 10, 10), {0, 0, 255}, 0);
    canvas.show(style, 10, 20, {"b", 500, 1});
    canvas.begin_content("P", 1, Holds::text_only, "x");
    canvas.show(style, 10, 20, {"c", 500, 1});
    CHECK(canvas.take() ==
          "/Artifact<</Type/Layout>>BDC\n1 0 0 rg\n0 90 10 10 re\nf\nEMC\n"
          "/P<</MCID 0>>BDC\nBT\n/F1 8 Tf\n10 80 Td\n[(a)]TJ\nET\n0 0 1 rg\n0 90 10 10 re\nf\nBT\n1 0 0 rg\n10 80 Td\n[(b)]TJ\nET\nEMC\n"
          "BT\n/P<</MCID 1/ActualText(x)>>BDC\n10 80 Td\n[(c)]TJ\nEMC\nET\n");
}

TEST_CASE("a path with too few points is cut, not read past its end") {
    Canvas canvas({Length::points(100), Length::points(100)});
    typeset::PathItem path;
    path.verbs = {typeset::PathVerb::move, typeset::PathVerb::curve};
    path.points = {{Length::points(1), Length::points(2)}};
    canvas.draw_path(path);
    CHECK(canvas.take() == "0 g\n1 98 m\nf\n");
}

TEST_CASE("rows are filtered so that the original comes back") {
    const std::string pixels("\x10\x20\x30\x40\x10\x21\x32\x43\xFF\x00\xFF\x00", 12);
    const std::string filtered = png_filtered(pixels, 4, 1);
    REQUIRE(filtered.size() == 15);
    std::string back;
    for (std::size_t row = 0; row < 3; ++row) {
        const int filter = filtered[row * 5];
        for (std::size_t i = 0; i < 4; ++i) {
            const auto byte = [](char c) { return static_cast<int>(static_cast<unsigned char>(c)); };
            const int left = i ? byte(back[row * 4 + i - 1]) : 0, up = row ? byte(back[(row - 1) * 4 + i]) : 0;
            const int corner = i && row ? byte(back[(row - 1) * 4 + i - 1]) : 0;
            const int estimate = left + up - corner;
            const int pa = std::abs(estimate - left), pb = std::abs(estimate - up), pc = std::abs(estimate - corner);
            const int paeth = pa <= pb && pa <= pc ? left : pb <= pc ? up : corner;
            const int guess = filter == 1 ? left : filter == 2 ? up : filter == 4 ? paeth : 0;
            back += static_cast<char>(byte(filtered[row * 5 + 1 + i]) + guess);
        }
    }
    CHECK(back == pixels);
}

TEST_CASE("the colour profile says its own size and its tags lie within") {
    const std::string profile = make_srgb_profile();
    const auto u32 = [&](std::size_t at) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(profile[at + i]);
        return value;
    };
    CHECK(u32(0) == profile.size());
    CHECK(profile.substr(36, 4) == "acsp");
    REQUIRE(u32(128) == 9);
    for (std::size_t tag = 0; tag < 9; ++tag) CHECK(u32(132 + tag * 12 + 4) + u32(132 + tag * 12 + 8) <= profile.size());
}

TEST_CASE("metadata tells only what is known") {
    Meta meta;
    meta.title = "A <b> & c";
    const std::string xmp = make_xmp(meta, Claims::none);
    CHECK(xmp.find("A &lt;b&gt; &amp; c") != std::string::npos);
    for (const char* absent : {"xmp:CreateDate", "dc:creator", "pdfaid", "dc:description"})
        CHECK(xmp.find(absent) == std::string::npos);
    meta.date = "2023-04-21";
    CHECK(make_xmp(meta, Claims::none).find("<xmp:CreateDate>2023-04-21T00:00:00+00:00<") != std::string::npos);
    meta.date = "last week";
    CHECK(make_xmp(meta, Claims::none).find("xmp:CreateDate") == std::string::npos);
    CHECK(base::document_title({}) == "Notes");
}

TEST_CASE("a subset holds what was asked for and little else") {
    const auto face = typeset::FontLibrary::standard().face("NotoSans-Regular.ttf");
    const std::uint16_t glyphs[] = {36, 37, 38};
    const typeset::FontSubset subset = typeset::subset_font(*face, glyphs);
    CHECK(subset.glyphs == std::vector<std::uint16_t>{1, 2, 3});
    CHECK(subset.program.size() < 5000);
    CHECK(subset.program.find("GSUB") == std::string::npos);
    CHECK(subset_tag("a") != subset_tag("b"));
    CHECK(subset_tag("a").size() == 6);
}

TEST_CASE("options become values or errors with a way out") {
    Diagnostics diagnostics;
    const auto page = [&](std::string value) { return parse_options({{"page-size", std::move(value)}}, diagnostics); };
    CHECK(page("A5")->page->width == Length::millimetres(148));
    CHECK(page("letter")->page->width.points() == 612);
    CHECK(page("170x240mm")->page->height == Length::millimetres(240));
    CHECK_FALSE(page("auto")->page);
    CHECK(diagnostics.errors() == 0);
    for (const char* bad : {"a0x", "1x1mm", "170x", "x240mm", "nanxnanmm", "1e9x240mm", ""}) CHECK_FALSE(page(bad));
    CHECK(diagnostics.errors() == 7);
    CHECK_FALSE(diagnostics.all().front().hints.empty());
    CHECK(parse_options({{"toc-depth", "2"}}, diagnostics)->contents_depth == 2);
    CHECK_FALSE(parse_options({{"toc-depth", "seven"}}, diagnostics));

    Meta meta;
    meta.language = "en-US";
    CHECK(theme_for({}, meta).page.width.points() == 612);
    meta.language = "de";
    CHECK(theme_for({}, meta).page.width == Length::millimetres(210));
}
