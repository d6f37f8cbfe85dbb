#include "base/unicode.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("a language's tag says from which side it is written") {
    for (const char* tag : {"he", "ar", "fa-IR", "ur", "yi", "HE-IL", "az-Arab", "pa-Arab-PK"}) {
        INFO(tag);
        CHECK(base::is_right_to_left(tag));
    }
    for (const char* tag : {"en", "de-AT", "zh-cn", "ja", "az", "ar-Latn", "", "not a tag"}) {
        INFO(tag);
        CHECK_FALSE(base::is_right_to_left(tag));
    }
}

TEST_CASE("controls are a blank or a stand-in, in every format the same") {
    for (const char32_t c : {U'\v', U'\f', U'\u0085', U'\u2028', U'\u2029'}) CHECK(base::shown_character(c) == U' ');
    for (const char32_t c : {char32_t{1}, char32_t{8}, char32_t{0x1B}, char32_t{0x7F}, char32_t{0x93}}) CHECK(base::shown_character(c) == U'\uFFFD');
    for (const char32_t c : {U'\t', U'\n', U'\r', U' ', U'a', U'\u00A0', U'\u00AD', U'\u202A'}) CHECK(base::shown_character(c) == c);
}

TEST_CASE("a text is cut between characters") {
    CHECK(base::whole_characters("abc", 9) == 3);
    CHECK(base::whole_characters("abc", 2) == 2);
    CHECK(base::whole_characters("a\u00E9", 2) == 1);
    CHECK(base::whole_characters("a\u00E9", 3) == 3);
}
