#include "base/near_names.h"

#include <catch2/catch.hpp>

namespace notes_export::base {

using Names = std::vector<std::string>;

TEST_CASE("the distance of names counts slips of the finger, up to a limit") {
    CHECK(edit_distance("keynote-dya1", "keynote-day1", 3) == 1);
    CHECK(edit_distance("abc", "abc", 1) == 0);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 3);
    CHECK(edit_distance("", "abcdef", 3) == 4);
}

TEST_CASE("near names are told closest first") {
    CHECK(near_names("keynote-dya1", {"keynote-day2", "talk", "keynote-day1"}) == Names{"keynote-day1", "keynote-day2"});
    CHECK(near_names("xyz", {"abc", "talk"}).empty());
    CHECK(near_names("HINT", {"hint"}) == Names{"hint"});
    CHECK(near_names("keynote", {"keynote-on-the-first-day", "talk"}) == Names{"keynote-on-the-first-day"});
    CHECK(near_names("", {"abc"}).empty());
    CHECK(near_names("abcd", {"abce", "abcf", "abcg", "abch"}).size() == 3);
    CHECK(near_names("abcd", {"abce", "abce"}).size() == 1);
}

TEST_CASE("near names become a question") {
    CHECK(did_you_mean({}).empty());
    CHECK(did_you_mean({"a"}) == "did you mean \"a\"?");
    CHECK(did_you_mean({"a", "b", "c"}) == "did you mean \"a\", \"b\" or \"c\"?");
}

}  // namespace notes_export::base
