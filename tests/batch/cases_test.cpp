// What a conversion read, seen at the gate that all reading goes through.
#include "batch/recording_files.h"
#include "notes_export/convert.h"
#include "report/report.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

using namespace notes_export;

namespace {

test::Produced files_read(const test::CaseFile& file) {
    const batch::RecordingFiles files(memory_files(file.files));
    const LoadedDocument loaded = load_document(files, file.option("page"), {});
    std::string list;
    for (const std::string& path : files.paths_read()) list += path + "\n";
    return {{"files", list}, {"diagnostics", report::plain(loaded.diagnostics, loaded.sources)}};
}

}  // namespace

TEST_CASE("every file that was read is known") { test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", files_read); }
