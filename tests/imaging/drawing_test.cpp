// What stays of a drawing: each case is a file in the habits of one program, and the drawing that stands in an output instead.
#include "imaging/drawing.h"
#include "imaging/limits.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>

using namespace notes_export;

namespace {

/// One element a line, so that a difference can be read.
std::string broken_at_elements(const std::string& svg) {
    std::string out;
    for (std::size_t at = 0; at < svg.size(); ++at) {
        const bool is_end = svg[at] == '<' && at + 1 < svg.size() && svg[at + 1] == '/';
        if (svg[at] == '<' && at > 0 && !is_end && svg[at - 1] != '\n') out += '\n';
        out += svg[at];
    }
    return out;
}

test::Produced cleaned(const test::CaseFile& test) {
    test::Produced produced;
    try {
        const imaging::Drawing drawing = imaging::clean_drawing(test.files.at("drawing.svg"));
        produced["drawing"] = broken_at_elements(drawing.svg);
        for (const std::string& loss : drawing.losses) produced["losses"] += loss + '\n';
        // Painters must know what came out.
        CHECK_NOTHROW(imaging::rasterised(drawing, 50));
    } catch (const imaging::Unreadable& error) {
        produced["refused"] = std::string(error.what()) + '\n';
    }
    return produced;
}

}  // namespace

TEST_CASE("drawings are cleaned as their cases say") { test::run_case_files(TEST_SOURCE_DIR "/cases", cleaned); }

TEST_CASE("text of drawings is set in the program's own fonts") {
    // CTest runs this on a machine without fonts (FONTCONFIG_FILE): without ours nothing, or boxes all alike, would be painted.
    const auto painted = [](const std::string& family, const std::string& words) {
        const imaging::Drawing drawing = imaging::clean_drawing("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'><text x='5' y='30' font-size='24' font-family='" +
                                                                family + "'>" + words + "</text></svg>");
        return imaging::rasterised(drawing, 200).bytes;
    };
    const std::string empty = painted("sans-serif", " "), sans = painted("sans-serif", "quick"), serif = painted("serif", "quick");
    CHECK(sans != empty);
    CHECK(sans != serif);
    CHECK(sans != painted("sans-serif", "thick"));
    CHECK(painted("monospace", "quick") != sans);
    CHECK(painted("Helvetica", "quick") == sans);       // what a machine may have, and what no machine has
    CHECK(painted("No Such Font", "quick") == sans);
    CHECK(painted("Times New Roman", "quick") == serif);
}
