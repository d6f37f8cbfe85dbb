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
