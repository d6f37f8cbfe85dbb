// Ids, links, pictures and facts about the document, seen in the model.
#include "reader/load_case.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("links lead somewhere or are none, ids are unique, pictures are found") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", test::load_case);
}
