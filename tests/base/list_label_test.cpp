#include "base/list_label.h"

#include <catch2/catch.hpp>

using notes_export::Numbering;
using notes_export::base::list_label;

TEST_CASE("labels of ordered lists are letters, Roman figures, or figures where a system has no sign") {
    CHECK(list_label(Numbering::decimal, -2) == "-2");
    CHECK(list_label(Numbering::lower_latin, 26) == "z");
    CHECK(list_label(Numbering::lower_latin, 27) == "aa");
    CHECK(list_label(Numbering::upper_latin, 703) == "AAA");
    CHECK(list_label(Numbering::lower_latin, 0) == "0");
    CHECK(list_label(Numbering::lower_roman, 1994) == "mcmxciv");
    CHECK(list_label(Numbering::upper_roman, 3999) == "MMMCMXCIX");
    CHECK(list_label(Numbering::upper_roman, 4000) == "4000");
    CHECK(list_label(Numbering::upper_roman, 0) == "0");
}
