#include "cli/environment.h"

#include "base/numbers.h"
#include "batch/output_file.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>

namespace notes_export::cli {
namespace {

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

/// What the scheduler grants (containers and taskset count), not what the machine has.
unsigned usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

}  // namespace

Environment read_environment() {
    Environment environment;
    if (const std::string_view epoch = variable("SOURCE_DATE_EPOCH"); !epoch.empty()) {
        const auto seconds = base::parse_integer(epoch);
        environment.has_bad_epoch = !seconds || *seconds < 0;
        environment.now = seconds.value_or(0);
        environment.source_date = seconds;
    } else {
        environment.now = static_cast<std::int64_t>(std::time(nullptr));
    }
    environment.cores = usable_cores();
    const bool is_dumb = variable("TERM") == "dumb" || variable("TERM").empty();
    environment.errors_on_terminal = isatty(STDERR_FILENO) == 1 && !is_dumb;
    environment.output_on_terminal = isatty(STDOUT_FILENO) == 1;
    environment.with_colors = environment.errors_on_terminal && variable("NO_COLOR").empty();
    std::error_code ignored;
    environment.working_folder = std::filesystem::current_path(ignored).string();
    return environment;
}

std::size_t terminal_columns() {
    constexpr std::size_t usual = 80;
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return size.ws_col;
}

void open_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(descriptor, F_GETFD) < 0) {
            // The lowest free number is taken, and all below are open by now. For reading only where we write: an output to a closed
            // standard output has to fail, not to vanish.
            const int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
            (void)opened;
        }
}

void print_error(const std::string& text) { (void)batch::write_fully(STDERR_FILENO, text); }

int print_output(const std::string& text) { return batch::write_fully(STDOUT_FILENO, text); }

}  // namespace notes_export::cli
