// Names of languages as authors write them, one a line of `names`, and the definitions that colour them.
#include "highlight/languages.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace notes_export;

TEST_CASE("languages are known by Chroma's names") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", [](const test::CaseFile& file) {
        std::istringstream names(file.files.at("names"));
        std::string found;
        for (std::string name; std::getline(names, name);) {
            const std::string definition = highlight::definition_name(name);
            found += name + ": " + (definition.empty() ? "plain" : definition) + "\n";
        }
        return test::Produced{{"definitions", found}};
    });
}
