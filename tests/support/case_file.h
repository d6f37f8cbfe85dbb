// A test case as one readable text file (CONVENTIONS §8): what is protected, a small site, and what should come of it.
//
//     An included part keeps its own link labels.
//     -- content/_index.md --
//     {{< include file="/talk.md.part" >}}
//     -- content/talk.md.part --
//     See [the docs](https://example.org/docs).
//     -- want model --
//     …
//     -- want diagnostics --
//     …
//
// Sections: `-- path --` a file of the site; `-- path base64 --` a binary one; `-- options --` one `name = value` a line, for the
// driver; `-- want NAME --` an expectation. Trailing blank lines of an expectation do not count. Diagnostics that come out without
// being expected are a mismatch.
//
// NOTES_EXPORT_UPDATE=1 rewrites the expectations in place (read the diff!); NOTES_EXPORT_CASE=words runs only cases whose file
// name contains the words. What came out instead is left in `actual/` of the working folder (the test's build folder).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace notes_export::test {

struct CaseFile {
    std::string path;   ///< of the case file
    std::string name;   ///< its file name without ".case"
    std::string story;  ///< the lines before the first section
    std::map<std::string, std::string> files;    ///< for memory_files()
    std::map<std::string, std::string> options;
    std::map<std::string, std::string> wants;    ///< by name: "model", "diagnostics", …

    /// An option's value, or `otherwise`.
    [[nodiscard]] std::string option(const std::string& option_name, const std::string& otherwise = {}) const;
};

/// Name of an expectation → the text that came out.
using Produced = std::map<std::string, std::string>;
using Produce = std::function<Produced(const CaseFile&)>;

/// Throws std::runtime_error for a file that is no case.
[[nodiscard]] CaseFile read_case(const std::string& path);

/// Runs every *.case below `folder`, in the order of their names, within the current Catch2 test case: one assertion per expectation.
/// A folder without cases is a failure.
void run_case_files(const std::string& folder, const Produce& produce);

/// Compares `actual` with the file `path` (golden dumps), with the same diff and the same update switch.
void check_against_file(const std::string& path, const std::string& actual);

/// The lines that differ, with a few around them: "-" expected, "+" came out.
[[nodiscard]] std::string line_diff(const std::string& expected, const std::string& actual);

[[nodiscard]] std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);

}  // namespace notes_export::test
