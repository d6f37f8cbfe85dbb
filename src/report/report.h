// Diagnostics as text: one form for people (source line, caret, hints, the chain of includes), one for tests and logs (the same
// without the source line), one for programs (a JSON object per line). Prints nothing; knows nothing of terminals but whether
// colours are wanted.
#pragma once

#include "notes_export/diagnostic.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace notes_export::report {

/// Turns a path of the SourceMap (below the site root) into one that leads there from the reader's working folder.
/// None: paths are shown as they are.
using ShownPath = std::function<std::string(std::string_view path)>;

/// How a report looks.
struct Look {
    bool with_source = true;  ///< quote the line and point at the place
    bool with_colors = false;
    ShownPath shown_path;
};

/// `file:line:column: severity: message [code]`, then source line, caret, hints and the chain of includes.
[[nodiscard]] std::string describe(const Diagnostic& diagnostic, const SourceMap& sources, const Look& look = {});

/// All of them in the order they were found. Those with the same code and message in several places are told once, with the other
/// places in one line below. Ends with the number left out, if any were.
[[nodiscard]] std::string describe(const Diagnostics& diagnostics, const SourceMap& sources, const Look& look = {});

/// The form that tests compare: every diagnostic by itself, without source lines and colours.
[[nodiscard]] std::string plain(const Diagnostics& diagnostics, const SourceMap& sources);

/// One JSON object per diagnostic and line: severity, code, message, file, line, column, end_line, end_column, hints, included_from.
/// `output` names the file that was being made; empty: left out. Documented in docs/diagnostics.md.
[[nodiscard]] std::string json_lines(const Diagnostics& diagnostics, const SourceMap& sources, std::string_view output,
                                     const ShownPath& shown_path = {});

/// What became of one output.
struct OutputFacts {
    std::string_view output;     ///< its path
    std::string_view format;
    bool is_written = false;
    std::size_t units = 0;       ///< pages, chapters; 0: not worth saying
    std::string_view unit_name;  ///< "page"
    std::uint64_t bytes = 0;
};
/// The same as one JSON object and line, told apart by its field "written".
[[nodiscard]] std::string json_result(const OutputFacts& facts);

[[nodiscard]] std::string_view word(Severity severity);

}  // namespace notes_export::report
