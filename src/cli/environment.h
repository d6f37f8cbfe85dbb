// The world outside the program: clock, environment, terminal. Read here once and passed on as values; nothing
// else asks for them, which is what keeps the same input at the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace notes_export::cli {

struct Environment {
    std::int64_t now = 0;             ///< seconds since 1970: SOURCE_DATE_EPOCH, or else the clock
    std::optional<std::int64_t> source_date;  ///< SOURCE_DATE_EPOCH where it is set
    bool has_bad_epoch = false;       ///< SOURCE_DATE_EPOCH is set and no number
    unsigned cores = 1;               ///< that this process may use
    bool errors_on_terminal = false;  ///< standard error is a terminal that understands escape sequences
    bool output_on_terminal = false;  ///< standard output is a terminal
    bool with_colors = false;         ///< on a terminal, unless NO_COLOR is set
    std::string working_folder;       ///< absolute; empty when it is gone
};

[[nodiscard]] Environment read_environment();

/// Width of the terminal behind standard error in columns.
[[nodiscard]] std::size_t terminal_columns();

/// Opens /dev/null for standard input, output and error where they are closed, so that no output file gets their numbers.
void open_standard_descriptors();

/// Writes to standard error; what cannot be written is dropped, the result does not depend on it.
void print_error(const std::string& text);
/// Writes to standard output; 0, or the error number.
[[nodiscard]] int print_output(const std::string& text);

}  // namespace notes_export::cli
