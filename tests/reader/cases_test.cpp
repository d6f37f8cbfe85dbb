// Whole pages in memory: shortcodes, includes and splicing, seen in the model.
#include "reader/load_case.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("pages become documents as their authors meant them") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", test::load_case);
}
