#include "cli/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <thread>

namespace notes_export::cli {
namespace {

constexpr int status_not_started = 127;  // as shells have it
constexpr std::chrono::milliseconds look_every{20};

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> all;
    for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
    all.push_back(nullptr);
    return all;
}

/// In the child, where other threads' locks may be held for ever: system calls only.
[[noreturn]] void become(const ChildRequest& request, char* const* words, char* const* environment) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // it is of no use without us
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) signal(number, SIG_DFL);
    const int null = open("/dev/null", O_RDWR);
    const int errors = open(request.error_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const bool is_ready = null >= 0 && errors >= 0 && dup2(null, STDIN_FILENO) >= 0 && dup2(null, STDOUT_FILENO) >= 0 &&
                          dup2(errors, STDERR_FILENO) >= 0 && chdir(request.folder.c_str()) == 0;
    if (is_ready) execve(request.program.c_str(), words, environment);
    _exit(status_not_started);
}

std::uint64_t size_of(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

ChildEnd wait_for(pid_t child, const ChildRequest& request) {
    const auto end = std::chrono::steady_clock::now() + request.limit;
    ChildEnd early = ChildEnd::success;
    for (;;) {
        int status = 0;
        const pid_t ended = waitpid(child, &status, early == ChildEnd::success ? WNOHANG : 0);
        if (ended == child) {
            if (early == ChildEnd::success && size_of(request.output_file) > request.most_output) early = ChildEnd::too_much_output;
            if (early != ChildEnd::success) return early;
            if (WIFEXITED(status) && WEXITSTATUS(status) == status_not_started) return ChildEnd::not_started;
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::success : ChildEnd::failure;
        }
        if (ended < 0 && errno != EINTR) return ChildEnd::failure;
        if (size_of(request.output_file) > request.most_output) early = ChildEnd::too_much_output;
        else if (std::chrono::steady_clock::now() >= end) early = ChildEnd::out_of_time;
        if (early != ChildEnd::success) kill(-child, SIGKILL);
        else std::this_thread::sleep_for(look_every);
    }
}

}  // namespace

ChildEnd run_child(const ChildRequest& request) {
    std::vector<std::string> words{request.program};
    words.insert(words.end(), request.arguments.begin(), request.arguments.end());
    const std::vector<char*> arguments = pointers(words), environment = pointers(request.environment);
    const pid_t child = fork();
    if (child < 0) return ChildEnd::not_started;
    if (child == 0) become(request, arguments.data(), environment.data());
    setpgid(child, child);  // here as well: it may have to be ended before it gets there
    return wait_for(child, request);
}

std::string find_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string_view folders = path == nullptr ? std::string_view() : std::string_view(path);
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::string file = std::string(folders.substr(0, end)) + "/" + name;
        folders.remove_prefix(std::min(end + 1, folders.size()));
        struct stat facts {};
        // A folder that depends on where we are might be the site's.
        if (file.front() == '/' && stat(file.c_str(), &facts) == 0 && S_ISREG(facts.st_mode) && access(file.c_str(), X_OK) == 0) return file;
    }
    return {};
}

}  // namespace notes_export::cli
