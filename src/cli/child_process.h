// Another program as a child: without a shell, with a small environment, for a limited time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace notes_export::cli {

struct ChildRequest {
    std::string program;                   ///< absolute path
    std::vector<std::string> arguments;    ///< after the program's own name
    std::vector<std::string> environment;  ///< "NAME=value"; nothing else is passed on
    std::string folder;                    ///< its working folder
    std::string error_file;                ///< takes its standard error; standard input and output are /dev/null
    std::string output_file;               ///< is watched while it runs
    std::uint64_t most_output = 0;         ///< bytes; more of them end it
    std::chrono::milliseconds limit{0};
};

enum class ChildEnd : std::uint8_t { success, failure, not_started, out_of_time, too_much_output };

/// Waits for the end. A child that is ended early is ended with all processes it started in its group.
[[nodiscard]] ChildEnd run_child(const ChildRequest& request);

/// `name` in the folders of PATH, as far as these are absolute; empty when it is in none.
[[nodiscard]] std::string find_program(const std::string& name);

}  // namespace notes_export::cli
