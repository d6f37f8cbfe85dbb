// Whole layouts. With the test font every letter is half an em wide and a blank a quarter, so places can be worked out by
// hand: at 10 points 5 and 2.5.
#include "notes_export/diagnostic.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/font/font_library.h"
#include "typeset/typeset.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
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

// --- hostile input (THREATS §3); the whole program has a time limit ------------------------------------------

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
