#include "support/case_file.h"
#include "support/program.h"

#include <catch2/catch.hpp>

using namespace notes_export::test;

namespace {

const std::string sample = PROJECT_SOURCE_DIR "/samples/conference";

std::string dump(const std::string& view, const std::string& page) {
    const Outcome outcome = run_program(NOTES_EXPORT_PROGRAM, {"--dump", view, "--strict", page});
    INFO(outcome.err);
    CHECK(outcome.status == 0);
    return outcome.out;
}

}  // namespace

TEST_CASE("the samples' model, pages and tags are as they were when somebody last looked") {
    for (const std::string year : {"2024", "2025"})
        for (const std::string view : {"model", "pages", "tags"}) check_against_file(TEST_SOURCE_DIR "/" + year + "/" + view + ".txt", dump(view, sample + "/content/en/" + year));
}

TEST_CASE("the page that uses everything becomes what it became when somebody last looked") {
    check_against_file(TEST_SOURCE_DIR "/everything/model.txt", dump("model", PROJECT_SOURCE_DIR "/samples/everything/content/handbook"));
}

TEST_CASE("the samples come out without a warning, and the same whatever the threads, locale and time zone") {
    const TemporaryFolder folder;
    const auto made = [&](const std::string& name, const std::vector<std::string>& extra, const std::map<std::string, std::string>& environment) {
        std::vector<std::string> arguments{"--format", "pdf,epub,html", "--strict", sample, "-o", folder / (name + "/")};
        arguments.insert(arguments.end(), extra.begin(), extra.end());
        const Outcome outcome = run_program(NOTES_EXPORT_PROGRAM, arguments, {.folder = {}, .environment = environment});
        INFO(outcome.err);
        REQUIRE(outcome.status == 0);
        std::map<std::string, std::string> bytes;
        for (const char* file : {"2024.pdf", "2024.epub", "2024.html", "2025.pdf", "2025.epub", "2025.html"})
            bytes[file] = read_text(folder / (name + "/lantern-notes-" + file));
        return bytes;
    };
    const auto first = made("first", {"--jobs", "1"}, {});
    const std::vector<std::pair<std::string, std::map<std::string, std::string>>> others = {
        {"again", made("again", {"--jobs", "1"}, {})},
        {"many threads", made("threads", {"--jobs", "6"}, {})},
        {"Turkish, Kathmandu", made("turkish", {}, {{"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Asia/Kathmandu"}})},
        {"German, no home", made("german", {}, {{"LC_ALL", "de_DE.UTF-8"}, {"HOME", "/nowhere"}, {"TZ", "America/St_Johns"}})},
    };
    for (const auto& [name, files] : others)
        for (const auto& [file, bytes] : files) {
            INFO(name << ": " << file);
            const bool is_same = bytes == first.at(file);  // apart: a mismatch should not print megabytes
            CHECK(is_same);
        }
}
