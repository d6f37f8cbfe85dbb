// The command line as a value. CLI11 splits it (arguments.cpp is its adapter); what the words mean is decided here, and wrong ones
// are told with the nearest right one.
#pragma once

#include "batch/request.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::cli {

struct Environment;

enum class Action : std::uint8_t { convert, list, dump, show_help, show_version };

struct Arguments {
    Action action = Action::convert;
    batch::Request request;
    std::string view;  ///< for Action::dump: "model", "pages" or "tags"
    bool is_quiet = false;
    bool is_verbose = false;
    bool as_json = false;
    bool draws_mermaid = false;  ///< by starting mmdc
    std::vector<std::string> ignored;      ///< format options that no chosen format knows
};

/// One row of the table of options that every run takes; formats bring their own.
struct ArgumentRow {
    std::string_view group;
    std::string_view flags;  ///< "-o,--output"
    std::string_view value;  ///< "PATH"; empty: a switch
    std::string_view help;
};

[[nodiscard]] std::span<const ArgumentRow> argument_rows();

/// Throws batch::UsageError.
[[nodiscard]] Arguments parse_arguments(int count, const char* const* words, const Environment& environment);

/// What --help prints; built from the tables.
[[nodiscard]] std::string help_text();

}  // namespace notes_export::cli
