#include "batch/output_file.h"

#include "support/case_file.h"
#include "support/program.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace notes_export;
using test::TemporaryFolder;

namespace {
const batch::IsInput nothing_is_input = [](FileIdentity) { return false; };
}

TEST_CASE("an output stands under its name only once it is complete") {
    const TemporaryFolder folder;
    const std::string path = folder / "a.txt";
    {
        batch::OutputFile file(path, nothing_is_input);
        file.write("half");
        CHECK_FALSE(std::filesystem::exists(path));
        file.write(std::string(1'000'000, 'x'));
        file.commit();
        CHECK(file.size() == 1'000'004);
    }
    CHECK(test::read_text(path).size() == 1'000'004);
    CHECK(folder.files() == std::vector<std::string>{"a.txt"});
}

TEST_CASE("an abandoned output leaves what was there, and no temporary file") {
    const TemporaryFolder folder;
    folder.write("a.txt", "old");
    {
        batch::OutputFile file(folder / "a.txt", nothing_is_input);
        file.write("new");
        CHECK(folder.files().size() == 2);
    }
    CHECK(folder.files() == std::vector<std::string>{"a.txt"});
    CHECK(test::read_text(folder / "a.txt") == "old");
}

TEST_CASE("two runs that write one output do not disturb each other") {
    const TemporaryFolder folder;
    batch::OutputFile first(folder / "a.txt", nothing_is_input), second(folder / "a.txt", nothing_is_input);
    first.write("first");
    second.write("second");
    second.commit();
    first.commit();
    CHECK(test::read_text(folder / "a.txt") == "first");
    CHECK(folder.files() == std::vector<std::string>{"a.txt"});
}

TEST_CASE("what was read is never written") {
    const TemporaryFolder folder;
    folder.write("a.md", "input");
    const batch::IsInput everything = [](FileIdentity identity) { return identity.inode != 0; };
    CHECK_THROWS_AS(batch::OutputFile(folder / "a.md", everything), Failure);
    CHECK_NOTHROW(batch::check_output(folder / "b.md", everything));
    CHECK_THROWS_AS(batch::check_output(folder.path().string(), nothing_is_input), Failure);
    CHECK_THROWS_AS(batch::check_output("/dev/null", nothing_is_input), Failure);
}
