#include "resolve/dates.h"

#include <catch2/catch.hpp>

using notes_export::resolve::newest_day_in;

namespace {

std::string day_in(std::string_view text) { return newest_day_in(text, {}).substr(0, 10); }

}  // namespace

TEST_CASE("days are found in the notations that notes use") {
    CHECK(day_in("on 2023-04-21.") == "2023-04-21");
    CHECK(day_in("am 21.4.2023") == "2023-04-21");
    CHECK(day_in("am 21. 04. 2023, abends") == "2023-04-21");
    CHECK(day_in("21 April 2023") == "2023-04-21");
    CHECK(day_in("21\u201323 April 2023") == "2023-04-23");
    CHECK(day_in("April 21, 2023") == "2023-04-21");
    CHECK(day_in("APR 21st \u2013 23rd, 2023") == "2023-04-23");
    CHECK(day_in("the 21st of April 2023") == "2023-04-21");
    CHECK(day_in("Sept. 2023") == "2023-09-01");
    CHECK(day_in("(May 2023)") == "2023-05-01");
}

TEST_CASE("the newest day counts, up to the latest that may") {
    CHECK(day_in("2023-04-21, then 2024-01-02, then 2019-01-01") == "2024-01-02");
    CHECK(newest_day_in("2023-04-21, then 2024-01-02", "2023-12-31T00:00:00Z").substr(0, 10) == "2023-04-21");
}

TEST_CASE("numbers that are no days are none") {
    for (const char* text : {"", "2048 bits", "2023", "PyCon 2023", "version 3.11.2023456", "2023-13-01", "31.2.2023", "12023-04-21", "20230421", "1-2023", "in 30 rooms 2023"}) {
        INFO(text);
        CHECK(day_in(text).empty());
    }
}
