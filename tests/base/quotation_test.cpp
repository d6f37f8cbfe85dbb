#include "base/quotation.h"

#include <catch2/catch.hpp>

using notes_export::base::quotation_marks;

namespace {

std::string around(std::string_view language, int level) {
    const auto marks = quotation_marks(language, level);
    return marks.open + "x" + marks.close;
}

}  // namespace

TEST_CASE("quotations have the marks of their language, inner ones the other kind") {
    CHECK(around("en", 0) == "“x”");
    CHECK(around("en", 1) == "‘x’");
    CHECK(around("en", 2) == "“x”");
    CHECK(around("de", 0) == "„x“");
    CHECK(around("de-AT", 1) == "‚x‘");
    CHECK(around("fr", 0) == "«\u202Fx\u202F»");
    CHECK(around("ja", 0) == "「x」");
    CHECK(around("ja", 1) == "『x』");
    CHECK(around("sv", 0) == "”x”");
}

TEST_CASE("a language that nobody knows has English marks, whatever the machine speaks") {
    CHECK(around("", 0) == "“x”");
    CHECK(around("x-unknown", 0) == "“x”");
    CHECK(around("qqq", 1) == "‘x’");
}
