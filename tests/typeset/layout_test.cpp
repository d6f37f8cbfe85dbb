// Whole layouts. With the test font every letter is half an em wide and a blank a quarter, so places can be worked out by
// hand: at 10 points 5 and 2.5.
#include "notes_export/diagnostic.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/font/font_library.h"
#include "typeset/text/paragraph.h"
#include "typeset/typeset.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>

using namespace notes_export;
using namespace notes_export::typeset;

namespace {

const FontLibrary& test_fonts() {
    static const std::string bytes = [] {
        std::ifstream file(TEST_SOURCE_DIR "/test_font.ttf", std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    static const FontLibrary& library = *[] {
        auto* made = new FontLibrary;
        made->add("test.ttf", std::as_bytes(std::span(bytes)));
        return made;
    }();
    return library;
}

/// A page of 600 by 200 points with a text block of 180 by 140, everything in the test font at 10 on 12 points.
Theme test_theme() {
    Theme theme;
    theme.page = {Length::points(600), Length::points(200)};
    theme.margin_left = theme.margin_right = Length::points(210);
    theme.margin_top = theme.margin_bottom = Length::points(30);
    for (Theme::FamilyFiles& files : theme.families) files = {"test.ttf", "test.ttf", "test.ttf", "test.ttf"};
    theme.fallbacks.clear();
    theme.emoji_files.clear();
    theme.body.size = 10;
    theme.body.leading = 12;
    theme.paragraph_space = 6;
    for (HeadingRole& heading : theme.headings) {
        heading.text.size = 10;
        heading.text.leading = 12;
        heading.space_before = 12;
        heading.space_after = 4;
    }
    theme.contents_minimum = 1000;
    return theme;
}

Block paragraph(std::string words) { return {Paragraph{{Inline{Text{std::move(words)}, {}}}}, {}}; }
Block heading(int level, std::string words, std::string id = {}) {
    Heading made;
    made.level = level;
    made.content = {Inline{Text{std::move(words)}, {}}};
    made.id = std::move(id);
    return {made, {}};
}
std::string repeated(const std::string& word, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word;
    return text;
}

struct Result {
    Diagnostics diagnostics;
    Layout layout;
};
Result laid_out(Blocks body, const Theme& theme = test_theme(), const FontLibrary& fonts = test_fonts()) {
    Document document;
    document.body = std::move(body);
    Result result;
    result.layout = typeset::typeset(document, theme, result.diagnostics, fonts);
    return result;
}

/// The words of each line of a page that are content, by baseline.
std::vector<std::string> lines(const Layout& layout, const Page& page) {
    std::map<float, std::string> found;
    for (const Item& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr || text->owner == NodeId::artifact) continue;
        found[text->baseline] += text->shaped->text + (text->space_after ? " " : "");
    }
    (void)layout;
    std::vector<std::string> result;
    for (const auto& [baseline, words] : found) result.push_back(words);
    return result;
}

/// The role of the nearest node with a role of its own, for each content item in order of appearance on the page.
std::vector<Role> roles(const Layout& layout, const Page& page) {
    std::vector<Role> result;
    for (const Item& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr || text->owner == NodeId::artifact) continue;
        NodeId node = layout.structure[static_cast<std::size_t>(text->owner)].parent;
        result.push_back(layout.structure[static_cast<std::size_t>(node)].role);
    }
    return result;
}

/// A setter of paragraphs in the test font, without a page.
struct FontSetFixture {
    Theme theme = test_theme();
    Diagnostics diagnostics;
    FontSet fonts{test_fonts(), theme, diagnostics};
    std::deque<ShapedText> shaped;
    ParagraphSetter setter{fonts, shaped, "en"};
};

std::string all_text(const Layout& layout) {
    std::string text;
    for (const Page& page : layout.pages) {
        for (const std::string& line : lines(layout, page)) text += line + (line.empty() || line.back() == ' ' ? "" : " ");
    }
    return text;
}

}  // namespace

TEST_CASE("words stand where their widths say, blanks stretched to the measure") {
    // "aaaa " is 22.5 wide: eight words fill 7 * 22.5 + 20 = 177.5 of 180; 17 words make two such lines and one word.
    const Result result = laid_out({paragraph(repeated("aaaa", 17))});
    REQUIRE(result.layout.pages.size() == 1);
    const auto found = lines(result.layout, result.layout.pages[0]);
    CHECK(found.size() == 3);
    const std::string dump = dump_pages(result.layout);
    INFO(dump);
    CHECK(dump.starts_with("page 1 600x200\n  text 210,39 +180 test 10 \"aaaa aaaa"));
}

TEST_CASE("no page begins or ends with a single line of a paragraph") {
    Blocks body;
    for (int i = 0; i < 12; ++i) body.push_back(paragraph(repeated("aaaa", 30 + i)));
    const Result result = laid_out(body);
    REQUIRE(result.layout.pages.size() > 2);
    std::map<std::pair<NodeId, std::size_t>, std::set<float>> lines_of;  // paragraph and page → its lines there
    std::map<NodeId, std::set<std::size_t>> pages_of;
    for (std::size_t p = 0; p < result.layout.pages.size(); ++p) {
        for (const Item& item : result.layout.pages[p].items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text == nullptr || text->owner == NodeId::artifact) continue;
            lines_of[{text->owner, p}].insert(text->baseline);
            pages_of[text->owner].insert(p);
        }
    }
    for (const auto& [where, its] : lines_of) {
        if (pages_of[where.first].size() > 1) CHECK(its.size() >= 2);
    }
}

TEST_CASE("a heading never stands alone at the foot of a page, wherever it falls") {
    for (int filler = 1; filler < 14; ++filler) {
        Blocks body;
        for (int i = 0; i < filler; ++i) body.push_back(paragraph("one line"));
        body.push_back(heading(2, "The heading", "h"));
        body.push_back(heading(3, "And the next", "h2"));
        body.push_back(paragraph(repeated("aaaa", 40)));
        const Result result = laid_out(body);
        for (const Page& page : result.layout.pages) {
            const std::vector<Role> found = roles(result.layout, page);
            if (found.empty()) continue;
            CHECK(found.back() != Role::heading2);
            CHECK(found.back() != Role::heading3);
        }
    }
}

TEST_CASE("a lead-in ending in a colon stays with its list") {
    for (int filler = 1; filler < 14; ++filler) {
        Blocks body;
        for (int i = 0; i < filler; ++i) body.push_back(paragraph("one line"));
        body.push_back(paragraph("A saying:"));
        List list;
        for (int i = 0; i < 3; ++i) list.items.push_back({{paragraph("item")}, std::nullopt});
        body.push_back({list, {}});
        const Result result = laid_out(body);
        for (const Page& page : result.layout.pages) {
            const auto found = lines(result.layout, page);
            if (!found.empty()) CHECK(found.back() != "A saying:");
        }
    }
}

TEST_CASE("a footnote stands on the page of its mark, and every word of it appears") {
    for (int filler = 0; filler < 12; ++filler) {
        Document document;
        for (int i = 0; i < filler; ++i) document.body.push_back(paragraph("one line"));
        Paragraph marked;
        marked.content = {Inline{Text{"with a mark"}, {}}, Inline{FootnoteMark{NoteId{0}, 1}, {}}};
        document.body.push_back({marked, {}});
        for (int i = 0; i < 10; ++i) document.body.push_back(paragraph("later"));
        document.notes.push_back({"1", "fn-1", {paragraph(repeated("note", 60))}, 1});
        Diagnostics diagnostics;
        const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
        std::size_t mark_page = 99, first_note_page = 99, words = 0;
        for (std::size_t p = 0; p < layout.pages.size(); ++p) {
            for (const std::string& line : lines(layout, layout.pages[p])) {
                if (line.find("mark") != std::string::npos) mark_page = p;
                for (std::size_t at = line.find("note"); at != std::string::npos; at = line.find("note", at + 1)) {
                    first_note_page = std::min(first_note_page, p);
                    ++words;
                }
            }
        }
        CHECK(mark_page == first_note_page);
        CHECK(words == 60);
    }
}

TEST_CASE("a table's head is printed again on each page, once in the structure") {
    Table table;
    table.columns = {Alignment::left, Alignment::right};
    const auto cell = [](std::string words) {
        TableCell made;
        made.content = {paragraph(std::move(words))};
        return made;
    };
    table.header = {{cell("Name"), cell("Year")}};
    for (int i = 0; i < 30; ++i) table.body.push_back({cell("row"), cell("2023")});
    const Result result = laid_out({{table, {}}});
    REQUIRE(result.layout.pages.size() >= 3);
    for (const Page& page : result.layout.pages) {
        const bool has_head = std::any_of(page.items.begin(), page.items.end(), [](const Item& item) {
            const auto* text = std::get_if<TextItem>(&item);
            return text != nullptr && text->shaped->text == "Name";
        });
        CHECK(has_head);
    }
    const std::string tags = dump_tags(result.layout);
    CHECK(tags.find("\"Name\"") == tags.rfind("\"Name\""));
    CHECK(std::count(tags.begin(), tags.end(), '\n') > 60);
}

TEST_CASE("rows tied by a cell over all of them go on over pages; nothing leaves the text area, and each row is one in the tags") {
    Table table;
    table.columns = {Alignment::none, Alignment::none};
    table.header = {{TableCell{{paragraph("Group")}}, TableCell{{paragraph("Words")}}}};
    for (int i = 0; i < 12; ++i) {
        TableRow row;
        if (i == 0) {
            row.push_back(TableCell{{paragraph("track")}});
            row.back().row_span = 12;
        }
        row.push_back(TableCell{{paragraph("row" + repeated(" word", i % 3 == 0 ? 60 : 3))}});
        table.body.push_back(row);
    }
    table.footer = {{TableCell{{paragraph("sum")}}, TableCell{{paragraph("12")}}}};
    const Result result = laid_out({{table, {}}});
    CHECK(result.diagnostics.all().empty());
    CHECK(result.layout.pages.size() > 3);
    const std::string tags = dump_tags(result.layout);
    const auto count = [&](std::string_view words) {
        std::size_t found = 0;
        for (std::size_t at = tags.find(words); at != std::string::npos; at = tags.find(words, at + 1)) ++found;
        return found;
    };
    CHECK(count("TR") == 14);
    CHECK(count("TFoot") == 1);
    for (const Page& page : result.layout.pages) {
        for (const Item& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text != nullptr && text->owner != NodeId::artifact) CHECK(text->baseline <= 170);
        }
    }
}

TEST_CASE("lists however deep keep a measure within the page") {
    Blocks nested{paragraph("innermost words")};
    for (int i = 0; i < 60; ++i) {
        List list;
        list.items = {ListItem{nested, {}, {}}};
        nested = {paragraph("words"), {list, {}}};
    }
    const Result result = laid_out(nested);
    CHECK(result.diagnostics.all().empty());
}

TEST_CASE("contents show the page on which each heading stands") {
    Theme theme = test_theme();
    theme.contents_minimum = 2;
    Document document;
    document.meta.title = "Book";
    for (int i = 0; i < 5; ++i) {
        document.body.push_back(heading(1, "Part", "part-" + std::to_string(i)));
        document.body.push_back(paragraph(repeated("aaaa", 60)));
    }
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, theme, diagnostics, test_fonts());
    std::map<std::string, std::uint32_t> page_of;
    for (const NamedPlace& place : layout.places) page_of[place.id] = place.place.page + 1;
    REQUIRE(page_of.size() == 5);
    std::string tags = dump_tags(layout);
    std::size_t at = 0;
    for (int i = 0; i < 5; ++i) {
        at = tags.find("TOCI", at + 1);
        REQUIRE(at != std::string::npos);
        const std::string item = tags.substr(at, tags.find("TOCI", at + 1) - at);
        CHECK(item.find("\"" + std::to_string(page_of["part-" + std::to_string(i)]) + "\"") != std::string::npos);
    }
    CHECK(tags.find("..") == std::string::npos);
    std::size_t leaders = 0;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            const auto* path = std::get_if<PathItem>(&item);
            if (path == nullptr || path->dot_step <= 0) continue;
            ++leaders;
            CHECK(path->owner == NodeId::artifact);
            CHECK(path->points[0].x < path->points[1].x);
        }
    }
    CHECK(leaders == 5);
}

TEST_CASE("a short contents list stays whole; a long one is not left with fewer than three entries") {
    Theme theme = test_theme();
    theme.page.height = Length::points(400);
    // Entries of each page that has any.
    const auto entries = [&](int lines_before, int headings) {
        Blocks body{paragraph(repeated("aaaa", 8 * lines_before)), Block{ContentsHere{}, {}}};
        for (int i = 0; i < headings; ++i) body.push_back(heading(1, "Part", "part-" + std::to_string(i)));
        const Result result = laid_out(std::move(body), theme);
        std::vector<std::size_t> counts;
        for (const Page& page : result.layout.pages) {
            const auto leaders = static_cast<std::size_t>(std::count_if(page.items.begin(), page.items.end(), [](const Item& item) {
                const auto* path = std::get_if<PathItem>(&item);
                return path != nullptr && path->dot_step > 0;
            }));
            if (leaders > 0) counts.push_back(leaders);
        }
        return counts;
    };
    for (int lines = 20; lines < 28; ++lines) CHECK(entries(lines, 6) == std::vector<std::size_t>{6});
    for (int lines = 0; lines < 28; ++lines) {
        for (const std::size_t count : entries(lines, 40)) CHECK(count >= 3);
    }
}

TEST_CASE("tags of headings leave no level out, whatever levels the author wrote") {
    const auto tags = [](std::string title, const std::vector<int>& levels) {
        Document document;
        document.meta.title = std::move(title);
        for (const int level : levels) document.body.push_back(heading(level, "Part"));
        Diagnostics diagnostics;
        const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
        std::vector<int> result;
        for (const StructureNode& node : layout.structure) {
            if (node.role == Role::title) result.push_back(1);
            else if (node.role >= Role::heading1 && node.role <= Role::heading6) result.push_back(static_cast<int>(node.role) - static_cast<int>(Role::heading1) + 1);
        }
        return result;
    };
    CHECK(tags("Book", {2, 4, 4, 3, 5, 2}) == std::vector<int>{1, 2, 3, 3, 3, 4, 2});
    CHECK(tags("Book", {1, 2, 3}) == std::vector<int>{1, 1, 2, 3});
    CHECK(tags("", {3, 3, 4, 2}) == std::vector<int>{1, 1, 2, 1});
}

TEST_CASE("every word of a long text appears once and in order") {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "w" + std::to_string(i) + " ";
    const Result result = laid_out({paragraph(text)});
    CHECK(all_text(result.layout) == text);
}

TEST_CASE("a character that no font has is named") {
    const Result result = laid_out({paragraph("snow \u2603 man")});
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(result.diagnostics.all()[0].code == "no-glyph");
    CHECK(result.diagnostics.all()[0].message.find("U+2603") != std::string::npos);
}

TEST_CASE("the same document makes the same pages") {
    Blocks body{heading(1, "Title", "t"), paragraph(repeated("different words", 80))};
    CHECK(dump_pages(laid_out(body).layout) == dump_pages(laid_out(body).layout));
}

// --- notes within notes, and wherever marks may stand -----------------------------------------------------

namespace {

Inlines marked(std::string words, std::uint32_t note) {
    return {Inline{Text{std::move(words)}, {}}, Inline{FootnoteMark{NoteId{note}, 1}, {}}};
}

std::size_t occurrences(const std::string& text, std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a note within a note stands below it, once, however the two refer to each other") {
    Document document;
    document.body = {{Paragraph{marked("text", 0)}, {}}};
    document.notes.push_back({"1", "fn-1", {{Paragraph{marked("outer", 1)}, {}}}, 1});
    document.notes.push_back({"2", "fn-2", {{Paragraph{marked("inner", 0)}, {}}}, 1});  // and back
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
    REQUIRE(layout.pages.size() == 1);
    const std::string text = all_text(layout);
    CHECK(occurrences(text, "outer") == 1);
    CHECK(occurrences(text, "inner") == 1);
    CHECK(text.find("outer") < text.find("inner"));
}

TEST_CASE("a note marked in a table's head, a caption, a heading or a list is printed once") {
    Document document;
    Table table;
    table.columns = {Alignment::none};
    TableCell head;
    head.content = {{Paragraph{marked("head", 0)}, {}}};
    table.header = {{head}};
    for (int i = 0; i < 30; ++i) table.body.push_back({TableCell{{paragraph("row")}, false, 1, 1}});
    table.caption = marked("caption", 1);
    Heading titled;
    titled.content = marked("heading", 2);
    titled.id = "h";
    List list;
    list.items.push_back({{{Paragraph{marked("item", 3)}, {}}}, std::nullopt});
    document.body = {{titled, {}}, {table, {}}, {list, {}}};
    for (int i = 0; i < 4; ++i) document.notes.push_back({std::to_string(i), "fn-" + std::to_string(i), {paragraph("words of note " + std::string(1, static_cast<char>('a' + i)))}, 1});
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
    const std::string text = all_text(layout);
    for (const char* note : {"note a", "note b", "note c", "note d"}) CHECK(occurrences(text, note) == 1);
}

// --- page ends ---------------------------------------------------------------------------------------------

TEST_CASE("no page ends in a divided word") {
    Document document;
    document.meta.language = "en";
    for (int i = 0; i < 60; ++i) {
        document.body.push_back(paragraph(repeated("internationalization documentation responsibilities", 8 + i % 5)));
    }
    Theme theme;
    theme.page = {Length::points(360), Length::points(300)};
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, theme, diagnostics);
    REQUIRE(layout.pages.size() > 20);
    std::size_t hyphens = 0;
    for (const Page& page : layout.pages) {
        const auto found = lines(layout, page);
        if (found.empty()) continue;
        CHECK(!found.back().ends_with("\u00AD"));
        for (const std::string& line : found) hyphens += line.ends_with("\u00AD") ? 1U : 0U;
    }
    CHECK(hyphens > 20);
}

// --- writing systems ---------------------------------------------------------------------------------------

namespace {

Layout in_language(const std::string& language, Blocks body, Diagnostics& diagnostics) {
    Document document;
    document.meta.language = language;
    document.meta.direction = language == "he" || language == "ar" ? Direction::right_to_left : Direction::left_to_right;
    document.body = std::move(body);
    return typeset::typeset(document, Theme{}, diagnostics);
}

float right_edge(const Layout& layout, const TextItem& item) {
    const auto units = static_cast<float>(layout.faces[static_cast<std::size_t>(item.shaped->face)]->units_per_em());
    return item.x + static_cast<float>(item.shaped->advance) * item.size / units;
}

}  // namespace

TEST_CASE("lines of Japanese fill the measure and begin with no closing sign") {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "分散システムの開発では、「一貫性」にちょっと注意を払う。";
    Diagnostics diagnostics;
    const Layout layout = in_language("ja", {paragraph(text)}, diagnostics);
    CHECK(diagnostics.all().empty());
    std::map<float, float> right;
    for (const Item& item : layout.pages[0].items) {
        const auto* word = std::get_if<TextItem>(&item);
        if (word == nullptr || word->owner == NodeId::artifact) continue;
        right[word->baseline] = std::max(right[word->baseline], right_edge(layout, *word));
    }
    REQUIRE(right.size() > 5);
    right.erase(std::prev(right.end()));  // the last line ends where it ends
    for (const auto& [baseline, edge] : right) CHECK(edge == Approx(right.begin()->second).margin(0.2));
    for (const std::string& line : lines(layout, layout.pages[0])) {
        for (const char* closing : {"、", "。", "」", "ょ", "っ"}) CHECK_FALSE(line.starts_with(closing));
        CHECK_FALSE(line.ends_with("「"));
    }
}

TEST_CASE("lines of Korean end between words") {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "시스템을 개발할 때에는 Python3를 ";
    Diagnostics diagnostics;
    const Layout layout = in_language("ko", {paragraph(text)}, diagnostics);
    for (std::string line : lines(layout, layout.pages[0])) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        const bool ends_in_word = line.ends_with("을") || line.ends_with("할") || line.ends_with("는") || line.ends_with("를");
        CHECK(ends_in_word);
    }
}

TEST_CASE("a page that runs from right to left is mirrored: labels, columns, bars") {
    List list;
    list.items.push_back({{paragraph("שלום עולם")}, std::nullopt});
    Table table;
    table.columns = {Alignment::none, Alignment::none};
    table.body = {{TableCell{{paragraph("ראשון")}, false, 1, 1}, TableCell{{paragraph("שני")}, false, 1, 1}}};
    Callout callout;
    callout.title = {Inline{Text{"כותרת"}, {}}};
    callout.content = {paragraph("תוכן")};
    Diagnostics diagnostics;
    const Layout layout = in_language("he", {{list, {}}, {table, {}}, {callout, {}}}, diagnostics);
    std::map<std::string, float> x;
    float bar = 0, background = 0;
    for (const Item& item : layout.pages[0].items) {
        if (const auto* word = std::get_if<TextItem>(&item)) x[word->shaped->text] = word->x;
        const auto* box = std::get_if<BoxItem>(&item);
        if (box == nullptr) continue;
        if (box->color == Theme{}.callouts[0].bar) bar = static_cast<float>(box->box.origin.x.points());
        if (box->color == Theme{}.callouts[0].background) background = static_cast<float>(box->box.origin.x.points());
    }
    CHECK(x["•"] > x["שלום"]);
    CHECK(x["שלום"] > x["עולם"]);
    CHECK(x["ראשון"] > x["שני"]);
    CHECK(bar > background + 100);
}

TEST_CASE("a passage that runs the other way is mirrored where it stands, and what follows is not") {
    List inside;
    inside.items.push_back({{paragraph("שלום עולם")}, std::nullopt});
    Division passage;
    passage.language = "he";
    passage.content = {{inside, {}}};
    List outside;
    outside.items.push_back({{paragraph("one"), {passage, {}}}, std::nullopt});
    outside.items.push_back({{paragraph("two")}, std::nullopt});
    Diagnostics diagnostics;
    const Layout layout = in_language("en", {{outside, {}}}, diagnostics);
    std::map<std::string, float> x;
    std::vector<float> bullets;
    for (const Item& item : layout.pages[0].items) {
        const auto* word = std::get_if<TextItem>(&item);
        if (word == nullptr) continue;
        x[word->shaped->text] = word->x;
        if (word->shaped->text == "•" || word->shaped->text == "–") bullets.push_back(word->x);
    }
    REQUIRE(bullets.size() == 3);
    CHECK(bullets[0] < x["one"]);
    CHECK(bullets[1] > x["שלום"]);
    CHECK(x["שלום"] > x["עולם"]);
    CHECK(bullets[2] < x["two"]);
    CHECK(x["one"] == Approx(x["two"]));
}

TEST_CASE("code and addresses keep their order in text that runs from right to left") {
    Paragraph words;
    words.content = {Inline{Text{"קובץ "}, {}}, Inline{Code{"/etc/a"}, {}}, Inline{Text{" אחד https://example.org/b/ שני"}, {}}};
    Diagnostics diagnostics;
    const Layout layout = in_language("he", {{words, {}}}, diagnostics);
    std::map<float, std::string> from_left;
    for (const Item& item : layout.pages[0].items) {
        const auto* word = std::get_if<TextItem>(&item);
        if (word != nullptr && word->owner != NodeId::artifact) from_left[word->x] += word->shaped->text;
    }
    std::string line;
    for (const auto& [x, text] : from_left) line += text;
    CHECK(line.find("/etc/a") != std::string::npos);
    CHECK(line.find("https://example.org/b/") != std::string::npos);
}

TEST_CASE("a path is not parted from the sign that it begins with") {
    const Layout layout = laid_out({paragraph(repeated("see /etc", 60))}).layout;
    for (const std::string& line : lines(layout, layout.pages[0])) {
        CHECK_FALSE(line.starts_with("etc"));
        CHECK_FALSE(line.ends_with("/"));
    }
}

TEST_CASE("an option is not parted from its hyphens") {
    for (const char* words : {"see --noetc", "sees --noetc", "saw --noetcetera", "a --n"}) {  // so that lines end everywhere
        const Layout layout = laid_out({paragraph(repeated(words, 60))}).layout;
        for (const std::string& line : lines(layout, layout.pages[0])) CHECK_FALSE(line.starts_with("n"));
    }
}

TEST_CASE("blanks of code keep their width, and its lines are filled as far as they can be") {
    // At 8.6 points (a code span's size is the theme's) letters and blanks keep their relation: a blank is half a letter.
    Paragraph code;
    code.content = {Inline{Code{repeated("aaaa", 12)}, {}}};
    Paragraph text;
    text.content = {Inline{Text{repeated("aaaa", 16) + " "}, {}}, Inline{Code{"aa aa"}, {}}, Inline{Text{" " + repeated("aaaa", 9)}, {}}};
    const Layout layout = laid_out({Block{code, {}}, Block{text, {}}}).layout;
    std::map<float, std::vector<const TextItem*>> by_line;
    for (const Item& item : layout.pages[0].items)
        if (const auto* word = std::get_if<TextItem>(&item); word != nullptr && word->owner != NodeId::artifact) by_line[word->baseline].push_back(word);
    std::size_t gaps = 0;
    for (const auto& [baseline, words] : by_line) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const TextItem& left = *words[i - 1];
            if (left.owner != words[i]->owner || left.size == 10) continue;  // both of one code span
            CHECK(words[i]->x - right_edge(layout, left) == Approx(left.size / 4).margin(0.05));
            ++gaps;
        }
    }
    CHECK(gaps >= 10);
}

TEST_CASE("words of a passage are divided as its own language does") {
    Division passage;
    passage.language = "de";
    for (int i = 0; i < 30; ++i) passage.content.push_back(paragraph(repeated("Nahrungsmittelunverträglichkeit", 12)));
    const auto hyphens = [](const Layout& layout) {
        std::set<std::string> parts;
        for (const Page& page : layout.pages) {
            for (const Item& item : page.items) {
                const auto* word = std::get_if<TextItem>(&item);
                if (word != nullptr && word->shaped->text.ends_with("\u00AD")) parts.insert(word->shaped->text);
            }
        }
        return parts;
    };
    Diagnostics diagnostics;
    const std::set<std::string> own = hyphens(in_language("de", passage.content, diagnostics));
    CHECK_FALSE(own.empty());
    CHECK(hyphens(in_language("en", {{passage, {}}}, diagnostics)) == own);
}

TEST_CASE("a round picture fills a circle with its middle, in a line and on its own") {
    Document document;
    ImageEntry wide;
    wide.kind = PictureKind::jpeg;
    wide.width = 300;
    wide.height = 150;
    wide.bytes = std::make_shared<const std::string>("never decoded here");
    document.images = {wide};
    Figure figure;
    figure.alt = "a face";
    figure.extent.width = 100;
    figure.is_round = true;
    Image image;
    image.alt = "a face";
    image.extent.width = 100;
    image.is_round = true;
    document.body = {{figure, {}}, {Paragraph{{Inline{Text{"aaaa "}, {}}, Inline{image, {}}}}, {}}};
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
    int found = 0;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            const auto* picture = std::get_if<PictureItem>(&item);
            if (picture == nullptr) continue;
            ++found;
            CHECK(picture->is_round);
            CHECK(picture->box.size.width.points() == Approx(0.4 * 75));  // two fifths of 100 CSS pixels
            CHECK(picture->box.size.height.points() == Approx(0.4 * 75));
            CHECK(picture->cut_x == Approx(15));  // twice as wide as high: half a side hangs over at each side
            CHECK(picture->cut_y == 0);
        }
    }
    CHECK(found == 2);
}

TEST_CASE("a short box is not divided; a tall one is") {
    const auto pages_of_box = [](int before, int lines_in_box) {
        Callout callout;
        callout.title = {Inline{Text{"bbbb"}, {}}};
        List list;
        for (int i = 0; i < lines_in_box; ++i) list.items.push_back({{paragraph("bbbb")}, std::nullopt});
        list.is_tight = true;
        callout.content = {{list, {}}};
        Blocks body;
        for (int i = 0; i < before; ++i) body.push_back(paragraph("aaaa"));
        body.push_back({callout, {}});
        Theme theme = test_theme();
        theme.page.height = Length::points(460);  // 400 for text: a short box has up to 100
        const Layout layout = laid_out(std::move(body), theme).layout;
        std::set<std::size_t> pages;
        for (std::size_t i = 0; i < layout.pages.size(); ++i) {
            for (const std::string& line : lines(layout, layout.pages[i])) {
                if (line.find("bbbb") != std::string::npos) pages.insert(i);
            }
        }
        return pages.size();
    };
    for (int before = 14; before < 24; ++before) CHECK(pages_of_box(before, 3) == 1);
    CHECK(pages_of_box(12, 30) == 2);
}

TEST_CASE("a character that no font has is reported once, where it stands first") {
    Paragraph words;
    words.content = {Inline{Text{"plain"}, {SourceId{0}, 0, 5}}, Inline{Text{"\u2603 and \u2603"}, {SourceId{0}, 20, 30}}};
    Paragraph bold;
    bold.content = {Inline{Styled{InlineStyle::strong, {Inline{Text{"\u2603"}, {SourceId{0}, 50, 53}}}}, {}}};
    const Result result = laid_out({{words, {SourceId{0}, 0, 30}}, {bold, {}}});
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(result.diagnostics.all()[0].span.begin == 20);
}

// --- wide tables -------------------------------------------------------------------------------------------

namespace {

Table wide_table(std::size_t columns, const std::string& words) {
    Table table;
    table.columns.assign(columns, Alignment::none);
    table.body.resize(3);
    for (TableRow& row : table.body) {
        for (std::size_t c = 0; c < columns; ++c) row.push_back(TableCell{{paragraph(words)}, false, 1, 1});
    }
    return table;
}

float smallest_type(const Layout& layout) {
    float size = 100;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            const auto* word = std::get_if<TextItem>(&item);
            if (word != nullptr && word->owner != NodeId::artifact) size = std::min(size, word->size);
        }
    }
    return size;
}

}  // namespace

TEST_CASE("a wide table is set closer, then smaller, then its words are divided and the author is told") {
    Diagnostics none;
    CHECK(smallest_type(in_language("en", {{wide_table(5, "identifier"), {}}}, none)) == Approx(Theme{}.table.size));
    const float smaller = smallest_type(in_language("en", {{wide_table(9, "identifier"), {}}}, none));
    CHECK(smaller < Theme{}.table.size);
    CHECK(smaller >= 7.5F);
    CHECK(none.all().empty());
    Diagnostics told;
    const Layout layout = in_language("en", {{wide_table(20, "identifier"), {}}}, told);
    CHECK(smallest_type(layout) >= 7.49F);
    REQUIRE(told.all().size() == 1);
    CHECK(told.all()[0].code == "table-too-wide");
    const auto right = (Theme{}.page.width - Theme{}.margin_right).points();
    for (const Item& item : layout.pages[0].items) {
        if (const auto* word = std::get_if<TextItem>(&item)) CHECK(right_edge(layout, *word) <= Approx(right).margin(0.5));
    }
}

// --- formulas ----------------------------------------------------------------------------------------------

namespace {

Formula square_formula(std::string tex, bool is_display, float width, float height) {
    Formula formula;
    formula.tex = std::move(tex);
    formula.is_display = is_display;
    FormulaShape shape;
    shape.verbs = {FormulaVerb::move, FormulaVerb::line, FormulaVerb::line, FormulaVerb::line, FormulaVerb::close};
    shape.coordinates = {0, 0, width, 0, width, -height, 0, -height};
    FormulaPart part;
    part.width = width;
    part.ascent = height;
    part.shapes = {shape};
    formula.parts = {part};
    return formula;
}

}  // namespace

TEST_CASE("a formula is drawn on the baseline, has its source as alternative and as text that is not seen") {
    Document document;
    document.formulas = {square_formula("x^2", false, 2, 0.7F)};
    Paragraph words;
    words.content = {Inline{Text{"area "}, {}}, Inline{Math{"x^2", false}, {}}, Inline{Text{", so"}, {}}};
    document.body = {{words, {}}, paragraph("next")};
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
    const PathItem* path = nullptr;
    const TextItem* source = nullptr;
    float baseline = 0;
    for (const Item& item : layout.pages[0].items) {
        if (const auto* drawn = std::get_if<PathItem>(&item)) path = drawn;
        const auto* text = std::get_if<TextItem>(&item);
        if (text == nullptr) continue;
        if (text->is_invisible) source = text;
        else if (text->shaped->text == "area") baseline = text->baseline;
    }
    REQUIRE(path != nullptr);
    REQUIRE(source != nullptr);
    CHECK(path->points[0].y.points() == Approx(baseline));
    CHECK(source->shaped->text == "x^2");
    const StructureNode& leaf = layout.structure[static_cast<std::size_t>(path->owner)];
    const StructureNode& node = layout.structure[static_cast<std::size_t>(leaf.parent)];
    REQUIRE(node.role == Role::formula);
    const StructureDetail& detail = layout.details[node.detail];
    CHECK(detail.alt == "x^2");
    CHECK(detail.has_box);
    CHECK(detail.box.size.width.points() == Approx(20));
    CHECK(detail.box.size.height.points() == Approx(7));
    // A formula no higher than the letters leaves the lines where they are: at 12 points, after 6 between paragraphs.
    const auto found = dump_pages(layout);
    INFO(found);
    CHECK(found.find("39 ") != std::string::npos);
    CHECK(found.find(",57 ") != std::string::npos);
}

TEST_CASE("a displayed formula stands in the middle; one too wide is made smaller, and much smaller is told") {
    const auto laid = [](float width) {
        Document document;
        document.formulas = {square_formula("y", true, width, 1)};
        document.body = {{MathBlock{"y"}, {}}};
        Result result;
        result.layout = typeset::typeset(document, test_theme(), result.diagnostics, test_fonts());
        return result;
    };
    const auto box_of = [](const Result& result) {
        for (const StructureDetail& detail : result.layout.details) {
            if (detail.has_box) return detail.box;
        }
        return Rect{};
    };
    const Result narrow = laid(6);
    CHECK(box_of(narrow).origin.x.points() == Approx(300 - 30));
    CHECK(narrow.diagnostics.all().empty());
    const Result wide = laid(40);
    CHECK(box_of(wide).origin.x.points() == Approx(210));
    CHECK(box_of(wide).size.width.points() == Approx(180));
    REQUIRE(wide.diagnostics.all().size() == 1);
    CHECK(wide.diagnostics.all()[0].code == "formula-too-wide");
}

// --- what is not seen ---------------------------------------------------------------------------------------

TEST_CASE("a soft hyphen is seen where a line ends at it, and nowhere else") {
    // 36 letters fill a line.
    const Result result = laid_out({paragraph("Donau\u00ADdampf\u00ADschiff, " + repeated("abcdefghijk", 1) + " so\u00ADlan\u00ADge xx")});
    const std::string text = all_text(result.layout);
    CHECK(text.find("Donaudampfschiff") != std::string::npos);
    std::size_t hyphens = 0;
    for (std::size_t at = text.find("\u00AD"); at != std::string::npos; at = text.find("\u00AD", at + 1)) ++hyphens;
    CHECK(hyphens <= result.layout.pages.size());
}

TEST_CASE("a word is divided at its soft hyphens alone") {
    std::string word = "abcdefghij";
    for (int i = 0; i < 5; ++i) word += "\u00ADabcdefghij";
    const Result result = laid_out({paragraph(word)});
    const std::vector<std::string> found = lines(result.layout, result.layout.pages.front());
    REQUIRE(found.size() == 2);
    CHECK(found[0] == "abcdefghijabcdefghijabcdefghij\u00AD");
    CHECK(found[1] == "abcdefghijabcdefghijabcdefghij");
}

TEST_CASE("no-break blanks have their width at the beginning of a line and behind a break") {
    const Result result = laid_out({paragraph("one\u00A0two"), paragraph("\u00A0\u00A0three"), paragraph("\u00A0 \u00A0four")});
    std::map<std::string, float> places;
    for (const Item& item : result.layout.pages.front().items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text != nullptr && text->owner != NodeId::artifact) places[text->shaped->text] = text->x;
    }
    CHECK(places["two"] - places["one"] == Approx(17.5));
    CHECK(places["three"] - places["one"] == Approx(5));
    CHECK(places["four"] - places["one"] == Approx(7.5));
}

TEST_CASE("a running head is as much of a title as a line holds, whatever its length") {
    FontSetFixture fonts;
    TextStyle style;
    style.size = 10;
    ParagraphSetter& setter = fonts.setter;
    CHECK(setter.shortened("one two", style, 100) == "one two");
    CHECK(setter.shortened("one two three four five", style, 60) == "one two\u2026");
    CHECK(setter.shortened("o abcdefghijklmnopqrstuvwxyz", style, 60).starts_with("o abc"));
    std::string longest = "word";
    while (longest.size() < 2'000'000) longest += " word";
    const std::string cut = setter.shortened(longest, style, 100);
    CHECK(cut == "word word word word\u2026");
    CHECK(fonts.shaped.size() < 500);  // what was measured is bounded by the line, not by the text
}

// --- hostile input (THREATS §3); the whole program has a time limit ------------------------------------------

TEST_CASE("what cannot be divided and is taller than a page is made smaller, and told") {
    Formula formula = square_formula("tall", true, 2, 60);
    Document document;
    document.formulas.push_back(formula);
    document.body = {{MathBlock{"tall"}, {}}};
    Diagnostics diagnostics;
    const Layout layout = typeset::typeset(document, test_theme(), diagnostics, test_fonts());
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "taller-than-page");
}

TEST_CASE("a word of a million letters is broken, not lost") {
    const Result result = laid_out({paragraph(std::string(1'000'000, 'x'))}, Theme{}, FontLibrary::standard());
    std::size_t letters = 0;
    for (const Page& page : result.layout.pages) {
        for (const Item& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text != nullptr && text->owner != NodeId::artifact) letters += text->shaped->text.size();
        }
    }
    CHECK(letters == 1'000'000);
}

TEST_CASE("twenty thousand headings are laid out in time") {
    Blocks body;
    for (int i = 0; i < 20'000; ++i) body.push_back(heading(1 + i % 6, "Heading", "id-" + std::to_string(i)));
    const Result result = laid_out(body, Theme{}, FontLibrary::standard());
    CHECK(result.layout.bookmarks.size() == 20'000);
    CHECK(result.layout.places.size() == 20'000);
}

TEST_CASE("thousands of combining marks on one letter are cut to thirty, and told") {
    std::string text = "a";
    for (int i = 0; i < 50'000; ++i) text += "\u0301";
    const Result result = laid_out({paragraph(text)}, Theme{}, FontLibrary::standard());
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(result.diagnostics.all()[0].code == "too-many-marks");
    CHECK(all_text(result.layout).size() == 1 + 2 * 30 + 1);
}
