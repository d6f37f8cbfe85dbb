// Nodes → elements: what each kind becomes, in both dialects.
#include "markup/elements.h"
#include "markup/sample_documents.h"
#include "markup/serialize.h"
#include "markup/xhtml_tree.h"

#include <catch2/catch.hpp>

namespace notes_export {
namespace {

using test::line;
using test::paragraph;

class FixedPlaces final : public markup::Places {
public:
    explicit FixedPlaces(bool has_pictures = true) : has_pictures_(has_pictures) {}
    std::string address_of(std::string_view anchor) const override { return markup::fragment(anchor, markup::Syntax::html); }
    std::optional<markup::PlacedPicture> picture(ImageId) override {
        if (!has_pictures_) return std::nullopt;
        return markup::PlacedPicture{"p.jpg", 960, 540};
    }
    bool holds_note(NoteId) const override { return true; }

private:
    bool has_pictures_;
};

// The blocks of `document` as markup, without the frame around them.
std::string written(const Document& document, markup::Syntax syntax = markup::Syntax::html, bool has_pictures = true) {
    FixedPlaces places(has_pictures);
    markup::TreeWriter writer(document, syntax, places);
    pugi::xml_document tree;
    pugi::xml_node main = markup::add(tree, "main");
    writer.write_blocks(main, document.body);
    writer.write_remaining_notes(main);
    std::string out;
    markup::serialize(out, main, syntax);
    const std::size_t begin = out.find("<main>") + 6;
    return out.substr(begin, out.rfind("</main>") - begin);
}

std::string written(Block block, markup::Syntax syntax = markup::Syntax::html) {
    Document document;
    document.body.push_back(std::move(block));
    return written(document, syntax);
}

TEST_CASE("Text is inert wherever it stands") {
    const std::string hostile = "</p><script>alert(1)</script> & \"'";
    CHECK(written(paragraph(hostile)) == "<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"'</p>\n");
    CodeBlock code;
    code.text = "</code><img src=x onerror=alert(1)>";
    code.language = "py\" onmouseover=\"alert(1)";
    const std::string shown = written(Block{code, {}});
    CHECK(shown.find("<img") == std::string::npos);
    CHECK(shown.find("class=\"language-py&quot;-onmouseover=&quot;alert(1)\"") != std::string::npos);
}

TEST_CASE("Characters that XML forbids never reach it") {
    const std::string shown = written(paragraph("a\x01" "b\xEF\xBF\xBF" "c\xFF" "d"), markup::Syntax::xhtml);
    CHECK(shown == "<p>a\uFFFD" "b\uFFFD" "c\uFFFD" "d</p>\n");
}

TEST_CASE("Headings keep the level their author gave them") {
    Document document;
    document.body = {test::heading(1, "A", "a"), test::heading(2, "B", "b"), test::heading(6, "F", "f")};
    CHECK(written(document) == "<h1 id=\"a\">A</h1>\n<h2 id=\"b\">B</h2>\n<h6 id=\"f\">F</h6>\n");
    document.body = {test::heading(3, "C", "c"), test::heading(4, "D", "d")};
    CHECK(written(document) == "<h3 id=\"c\">C</h3>\n<h4 id=\"d\">D</h4>\n");
}

TEST_CASE("Other ids of a heading lead to it as well") {
    const Block heading{Heading{2, line("Talk"), "talk", {"talk-1"}, true}, {}};
    CHECK(written(heading) == "<h2 id=\"talk\"><span id=\"talk-1\"></span>Talk</h2>\n");
}

TEST_CASE("Copied code has neither numbers nor marks in it") {
    CodeBlock code;
    code.text = "a = 1\n\nb";
    code.language = "python";
    code.tokens = {{1, TokenKind::variable}, {3, TokenKind::plain}, {3, TokenKind::number}, {1, TokenKind::variable}};
    code.has_line_numbers = true;
    code.first_line_number = 9;
    code.marked_lines = {{3, 99}};
    CHECK(written(Block{code, {}}) ==
          "<pre class=\"ne-pre ne-numbered\" tabindex=\"0\"><code class=\"language-python\">"
          "<span class=\"ne-line\" data-line=\"9\"><span class=\"tok-variable\">a</span> = <span class=\"tok-number\">1\n</span></span>"
          "<span class=\"ne-line\" data-line=\"10\">\n</span>"
          "<span class=\"ne-line ne-marked\" data-line=\"11\"><span class=\"tok-variable\">b</span></span></code></pre>\n");
}

TEST_CASE("The source of a diagram is called so without a word in the text") {
    CodeBlock code;
    code.text = "graph LR";
    code.caption = {{Text{"Diagram (Mermaid)"}, {}}};
    code.is_diagram = true;
    CHECK(written(Block{code, {}}) ==
          "<figure class=\"ne-code ne-diagram\" aria-label=\"Diagram (Mermaid)\">"
          "<pre class=\"ne-pre\" tabindex=\"0\"><code>graph LR</code></pre>\n</figure>\n");
}

TEST_CASE("Tokens that do not cover the text lose none of it") {
    CodeBlock code;
    code.text = "let x;";
    code.tokens = {{3, TokenKind::keyword}};
    CHECK(written(Block{code, {}}) ==
          "<pre class=\"ne-pre\" tabindex=\"0\"><code><span class=\"tok-keyword\">let</span> x;</code></pre>\n");
    code.tokens = {{400, TokenKind::keyword}};
    CHECK(written(Block{code, {}}) == "<pre class=\"ne-pre\" tabindex=\"0\"><code><span class=\"tok-keyword\">let x;</span></code></pre>\n");
}

TEST_CASE("A table is a grid whatever spans and short rows say") {
    Table table;
    table.columns = {Alignment::left, Alignment::right};
    table.header = {{TableCell{{paragraph("Name")}, false, 1, 1}, TableCell{{}, false, 1, 1}}};
    table.body = {{TableCell{{paragraph("tall")}, false, 1, 4'000'000'000}, TableCell{{paragraph("x")}, false, 1, 1}},
                  {TableCell{{paragraph("beside")}, false, 4'000'000'000, 1}}};
    CHECK(written(Block{table, {}}) ==
          "<div class=\"ne-table\"><table><thead><tr><th class=\"ne-left\" scope=\"col\">Name</th>\n<td class=\"ne-right\"></td>\n</tr>\n"
          "</thead>\n<tbody><tr><td class=\"ne-left\" rowspan=\"2\">tall</td>\n<td class=\"ne-right\">x</td>\n</tr>\n"
          "<tr><td class=\"ne-right\">beside</td>\n</tr>\n</tbody>\n</table>\n</div>\n");
}

TEST_CASE("A picture without alternative text is called by its caption") {
    Document document;
    test::add_image(document, {});
    document.body.push_back({Figure{ImageId{0}, "", line("The hall"), PictureSize::small, {300, 0, 0}, false, std::nullopt}, {}});
    CHECK(written(document) ==
          "<figure class=\"ne-figure ne-small\"><img src=\"p.jpg\" alt=\"The hall\" width=\"300\" height=\"169\">"
          "<figcaption>The hall</figcaption>\n</figure>\n");
}

TEST_CASE("A picture that is missing is one of its words") {
    Document document;
    test::add_image(document, {});
    document.body.push_back({Paragraph{{Inline{Image{ImageId{0}, "a map", {}, PictureSize::unset, false, {}}, {}}}}, {}});
    const std::string shown = written(document, markup::Syntax::html, false);
    CHECK(shown.find("alt=\"a map\"") != std::string::npos);
    CHECK(shown.find("%3Ea%20map%3C/text") != std::string::npos);  // drawn, so that nobody takes it for text of the page
}

TEST_CASE("A link within a link is its text, and one that leads nowhere is none") {
    Document document;
    const TargetId web = test::add_target(document, WebAddress{"https://example.org/"});
    const TargetId nowhere = test::add_target(document, Nowhere{});
    const Inline inner{Link{line("inner"), web, {}, LinkLook::plain}, {}};
    document.body.push_back({Paragraph{{Inline{Link{{inner}, web, {}, LinkLook::plain}, {}}, Inline{Link{line(" gone"), nowhere, {}, LinkLook::plain}, {}}}}, {}});
    CHECK(written(document) == "<p><a href=\"https://example.org/\">inner</a> gone</p>\n");
}

TEST_CASE("A link without words is named by its address") {
    Document document;
    const TargetId web = test::add_target(document, WebAddress{"https://example.org/"});
    document.body.push_back({Paragraph{{Inline{Link{{}, web, {}, LinkLook::plain}, {}}}}, {}});
    CHECK(written(document) == "<p><a href=\"https://example.org/\" aria-label=\"https://example.org/\"></a></p>\n");
}

TEST_CASE("Footnotes lead there and back, under the names that each dialect has for them") {
    Document document;
    const NoteId note = test::add_note(document, {"1", "fn-1", {paragraph("Why.")}, 1});
    document.body.push_back({Paragraph{{test::words("So"), Inline{FootnoteMark{note, 1}, {}}}}, {}});
    const std::string html = written(document);
    CHECK(html.find("<sup class=\"ne-mark\" id=\"fn-1-ref-1\"><a href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>") != std::string::npos);
    CHECK(html.find("<aside class=\"ne-footnote\" id=\"fn-1\" role=\"doc-footnote\" aria-label=\"Footnote 1\">") != std::string::npos);
    CHECK(html.find("href=\"#fn-1-ref-1\" role=\"doc-backlink\"") != std::string::npos);
    CHECK(html.find("epub:type") == std::string::npos);
    const std::string xhtml = written(document, markup::Syntax::xhtml);
    CHECK(xhtml.find("epub:type=\"noteref\" role=\"doc-noteref\"") != std::string::npos);
    CHECK(xhtml.find("epub:type=\"footnote\" role=\"doc-footnote\"") != std::string::npos);
    CHECK(xhtml.find("epub:type=\"endnotes\" role=\"doc-endnotes\"") != std::string::npos);
}

TEST_CASE("A contents entry is one link: links, marks and anchors of its heading stay out of it") {
    Document document;
    const TargetId web = test::add_target(document, WebAddress{"https://example.org/"});
    const NoteId note = test::add_note(document, {"1", "fn-1", {}, 1});
    document.body.push_back({ContentsHere{}, {}});
    document.body.push_back({Heading{2, {Inline{Link{line("Talk"), web, {}, LinkLook::plain}, {}}, Inline{FootnoteMark{note, 1}, {}},
                                         Inline{AnchorPoint{"x"}, {}}}, "talk", {}, true}, {}});
    CHECK(written(document).find("<ol><li><a href=\"#talk\">Talk</a></li>\n</ol>") != std::string::npos);
}

TEST_CASE("What a page folds away is open, so that it is read and printed") {
    const Block details{Details{line("More"), {paragraph("Inside")}, false}, {}};
    CHECK(written(details) == "<details class=\"ne-details\" open><summary>More</summary>\n<p>Inside</p>\n</details>\n");
    CHECK(written(details, markup::Syntax::xhtml) ==
          "<div class=\"ne-details\"><p class=\"ne-details-label\">More</p>\n<p>Inside</p>\n</div>\n");
}

TEST_CASE("A passage in another language says so, and turns when its script does") {
    const Block division{Division{{paragraph("שלום")}, Alignment::center, "he", "x", {}}, {}};
    CHECK(written(division) == "<div class=\"ne-center\" id=\"x\" lang=\"he\" dir=\"rtl\"><p>שלום</p>\n</div>\n");
}

TEST_CASE("A card says the author's words; what it is and where stands in attributes") {
    Document document;
    document.targets = {WebAddress{"https://www.youtube.com/watch?v=abc&t=9"}, Nowhere{}};
    Embed film;
    film.provider = "YouTube";
    film.title = line("My talk");
    document.body.push_back({film, {}});
    const std::string card = written(document);
    CHECK(card.find("<div class=\"ne-embed\" data-kind=\"YouTube\" data-address=\"www.youtube.com/watch?v=abc&amp;t=9\">") != std::string::npos);
    CHECK(card.find("<a href=\"https://www.youtube.com/watch?v=abc&amp;t=9\">My talk</a>") != std::string::npos);
    CHECK(card.find(">YouTube") == std::string::npos);
    film.provider.clear();
    film.target = TargetId{1};
    document.body = {{film, {}}};
    CHECK(written(document).find("data-kind=\"Video\">") != std::string::npos);
    CHECK(written(document).find("<a ") == std::string::npos);
}

TEST_CASE("The symbol of a card without words of the author's is its link") {
    Document document;
    document.targets = {WebAddress{"https://vimeo.com/1"}};
    Embed film;
    film.provider = "Vimeo";
    film.title = line("Video");
    document.body = {{film, {}}};
    const std::string card = written(document);
    CHECK(card.find("<a href=\"https://vimeo.com/1\" class=\"ne-embed-link\" aria-label=\"Video\" data-name=\"Video\"><svg ") != std::string::npos);
    CHECK(card.find(">Video") == std::string::npos);
}

TEST_CASE("A note's mark within a link stands behind it as a link of its own") {
    Document document;
    document.targets = {WebAddress{"https://e.org/"}};
    document.notes = {{"1", "fn-1", {}, 1}};
    Inlines words = line("seen");
    words.push_back({FootnoteMark{NoteId{0}, 1}, {}});
    document.body = {{Paragraph{{Inline{Link{words, TargetId{0}, {}, LinkLook::plain}, {}}}}, {}}};
    const std::string text = written(document);
    CHECK(text.find("<p><a href=\"https://e.org/\">seen</a><sup class=\"ne-mark\" id=\"fn-1-ref-1\"><a href=") != std::string::npos);
}

TEST_CASE("A figure's title is a line of its own, and no emphasis") {
    Document document;
    test::add_image(document, {});
    Figure figure;
    figure.caption = {{Styled{InlineStyle::strong, line("Hall"), {}}, {}}, {LineBreak{true}, {}}};
    for (Inline& word : line("At dawn")) figure.caption.push_back(std::move(word));
    document.body.push_back({std::move(figure), {}});
    CHECK(written(document).find("<figcaption><span class=\"ne-figure-title\">Hall</span>\nAt dawn</figcaption>") != std::string::npos);
}

Formula formula_of(std::string tex, bool is_display, float width) {
    FormulaPart part;
    part.width = width;
    return {std::move(tex), is_display, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mo href=\"javascript:1\">&lt;</mo><script>2</script></math>", {part}};
}

TEST_CASE("Formulas are MathML with their source, without what acts or links") {
    Document document;
    document.formulas = {formula_of("x<", false, 2)};
    document.body = {{Paragraph{{test::words("If "), {Math{"x<", false}, {}}}}, {}}};
    for (const auto syntax : {markup::Syntax::html, markup::Syntax::xhtml}) {
        const std::string text = written(document, syntax);
        CHECK(text.find("<p>If <math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"x&lt;\"><semantics><mrow><mi>x</mi><mo>&lt;</mo>") != std::string::npos);
        CHECK(text.find("<annotation encoding=\"application/x-tex\">x&lt;</annotation></semantics></math></p>") != std::string::npos);
        CHECK(text.find("javascript") == std::string::npos);
        CHECK(text.find("script>") == std::string::npos);
    }
}

TEST_CASE("A wide formula scrolls, by keyboard as well, and not within a link") {
    Document document;
    document.targets = {WebAddress{"https://example.org/"}};
    document.formulas = {formula_of("x", false, 20)};
    const Inline wide{Math{"x", false}, {}};
    document.body = {{Paragraph{{wide}}, {}}};
    CHECK(written(document).find("<p><span class=\"ne-wide-math\" tabindex=\"0\"><math") != std::string::npos);
    document.body = {{Paragraph{{{Link{{wide}, TargetId{0}, {}, LinkLook::plain}, {}}}}, {}}};
    CHECK(written(document).find("tabindex") == std::string::npos);
    document.body = {{MathBlock{"x"}, {}}};
    for (const auto syntax : {markup::Syntax::html, markup::Syntax::xhtml})
        CHECK(written(document, syntax).find("<div class=\"math ne-math-block\" tabindex=\"0\">") != std::string::npos);
}

TEST_CASE("A formula that could not be set is its source") {
    CHECK(written({Paragraph{{{Math{"\\frac", false}, {}}}}, {}}).find("<code class=\"math\">\\frac</code>") != std::string::npos);
    CHECK(written({MathBlock{"\\frac"}, {}}).find("<code>\\frac</code>") != std::string::npos);
}

TEST_CASE("Every kind of node is written in both dialects, and the XHTML is well-formed") {
    const Document document = test::everything();
    for (const auto syntax : {markup::Syntax::html, markup::Syntax::xhtml}) {
        const std::string shown = written(document, syntax);
        for (const char* words : {"Second day", "What was folded.", "brew install", "A wide column beside it.", "going away", "65 %", "Keynote",
                                  "\\sum_{i=1}^{n}", "Ein Absatz auf Deutsch.", "Measured on one machine"})
            CHECK(shown.find(words) != std::string::npos);
        CHECK(written(document, syntax) == shown);
    }
    pugi::xml_document parsed;
    const std::string xhtml = "<x xmlns:epub=\"e\">" + written(document, markup::Syntax::xhtml) + "</x>";
    CHECK(parsed.load_buffer(xhtml.data(), xhtml.size()).status == pugi::status_ok);
}

}  // namespace
}  // namespace notes_export
