// Ids, names, words and symbols.
#include "markup/icons.h"
#include "markup/ids.h"
#include "markup/meta_text.h"
#include "notes_export/words.h"

#include <catch2/catch.hpp>

#include <set>

namespace notes_export {
namespace {

using markup::element_id;
using markup::fragment;
using markup::Syntax;

TEST_CASE("Hugo's ids stay as they are in HTML and become names in XHTML") {
    CHECK(element_id("2023-keynote", Syntax::html) == "2023-keynote");
    CHECK(element_id("2023-keynote", Syntax::xhtml) == "_2023-keynote");
    CHECK(element_id("größe-日本", Syntax::xhtml) == "größe-日本");
    CHECK(element_id("a b", Syntax::html) == "ne-x-a.20b");
    CHECK(element_id("a(b)", Syntax::xhtml) == "ne-x-a.28b.29");
}

TEST_CASE("Different ids stay different") {
    std::set<std::string> seen;
    const std::vector<std::string> ids = {"1", "_1", "__1", "a", "_a", "-a", "_-a", "a.20b", "a b", "a.b", "ne-top", "ne-x-a", "ne-x-a.20b", "_", "__", "é"};
    for (const std::string& id : ids) seen.insert(element_id(id, Syntax::xhtml));
    CHECK(seen.size() == ids.size());
    CHECK(seen.count("ne-top") == 0);
}

TEST_CASE("A fragment is encoded as addresses are") {
    CHECK(fragment("50%", Syntax::html) == "#50%25");
    CHECK(fragment("c++", Syntax::html) == "#c++");
    CHECK(fragment("\"<x>", Syntax::html) == "#%22%3Cx%3E");
}

TEST_CASE("The day of a date is found, and only there") {
    CHECK(markup::day_of("2023-04-21T10:00:00Z") == "2023-04-21");
    CHECK(markup::day_of("yesterday!").empty());
}

TEST_CASE("Every language has every word, found by its primary subtag") {
    for (const char* language : {"am", "ar", "cs", "da", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "oc", "pl", "pt", "ru", "zh-cn"})
        for (std::size_t i = 0; i < word_count; ++i) CHECK_FALSE(word(static_cast<Word>(i), language).empty());
    CHECK(word(Word::contents, "de-AT") == "Inhalt");
    CHECK(word(Word::contents, "ZH-CN") == "目录");
    CHECK(word(Word::contents, "tlh") == "Contents");
}

TEST_CASE("An unknown symbol is drawn as some symbol") {
    CHECK(markup::has_icon("gdoc_fire"));
    CHECK_FALSE(markup::has_icon("gdoc_unheard_of"));
    CHECK_FALSE(markup::icon_path("gdoc_unheard_of").empty());
    for (const char* used : {"gdoc_box", "gdoc_box_checked", "gdoc_image", "gdoc_return", "gdoc_video", "gdoc_audio", "gdoc_chat", "gdoc_code",
                             "gdoc_link", "gdoc_note", "gdoc_lightbulb", "gdoc_error_outline", "gdoc_warning", "gdoc_info",
                             "gdoc_check_circle_outline", "gdoc_dangerous"})
        CHECK(markup::has_icon(used));
}

}  // namespace
}  // namespace notes_export
