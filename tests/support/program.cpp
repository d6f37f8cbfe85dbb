#include "support/program.h"

#include "support/case_file.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

namespace notes_export::test {
namespace fs = std::filesystem;
namespace {

struct Pipe {
    int read_end = -1, write_end = -1;
    Pipe() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        read_end = ends[0], write_end = ends[1];
    }
};

std::vector<char*> pointers(const std::vector<std::string>& words) {
    std::vector<char*> result;
    for (const std::string& word : words) result.push_back(const_cast<char*>(word.c_str()));
    result.push_back(nullptr);
    return result;
}

[[noreturn]] void become(const std::vector<char*>& words, const std::vector<char*>& environment, const RunOptions& options, int out, int err) {
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
    if (options.most_file_bytes >= 0) {
        const rlimit limit{static_cast<rlim_t>(options.most_file_bytes), static_cast<rlim_t>(options.most_file_bytes)};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(126);
    }
    const int input = open("/dev/null", O_RDONLY);
    dup2(input, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    if (options.closes_standard_descriptors)
        for (const int descriptor : {0, 1, 2}) close(descriptor);
    execve(words[0], words.data(), environment.data());
    _exit(127);
}

bool has_temporary(const std::string& folder) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with(".notes-export-")) return true;
    return false;
}

/// Reads both ends until they are closed.
void collect(int out, int err, Outcome& outcome, pid_t child, const RunOptions& options) {
    const auto end = std::chrono::steady_clock::now() + options.limit;
    bool is_killed = options.kill_signal == 0;
    std::array<pollfd, 2> ends{pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    const std::array<std::string*, 2> texts{&outcome.out, &outcome.err};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (std::chrono::steady_clock::now() > end) {
            kill(child, SIGKILL);
            throw std::runtime_error("the program ran longer than allowed");
        }
        if (!is_killed && has_temporary(options.watched_folder)) {
            kill(child, options.kill_signal);
            is_killed = true;
        }
        poll(ends.data(), ends.size(), 1);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].fd < 0 || ends[i].revents == 0) continue;
            char buffer[65536];
            const ssize_t count = read(ends[i].fd, buffer, sizeof buffer);
            if (count > 0) texts[i]->append(buffer, static_cast<std::size_t>(count));
            else if (count == 0 || errno != EINTR) ends[i].fd = -1;
        }
    }
    outcome.was_killed_late = !is_killed;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "notes-export-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& text) const { write_text(*this / name, text); }

std::vector<std::string> TemporaryFolder::files() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path_))
        if (!entry.is_directory()) names.push_back(entry.path().lexically_relative(path_).string());
    std::sort(names.begin(), names.end());
    return names;
}

Outcome run_program(const std::string& program, const std::vector<std::string>& arguments, const RunOptions& options) {
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::map<std::string, std::string> environment{{"PATH", "/usr/bin:/bin"}, {"TERM", "dumb"}};
    for (const auto& [name, value] : options.environment) environment[name] = value;
    std::vector<std::string> settings;
    for (const auto& [name, value] : environment) settings.push_back(name + "=" + value);
    const std::vector<char*> word_pointers = pointers(words), setting_pointers = pointers(settings);

    const Pipe out, err;
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) become(word_pointers, setting_pointers, options, out.write_end, err.write_end);
    close(out.write_end);
    close(err.write_end);
    Outcome outcome;
    collect(out.read_end, err.read_end, outcome, child, options);
    close(out.read_end);
    close(err.read_end);
    int state = 0;
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) continue;
    if (WIFEXITED(state)) outcome.status = WEXITSTATUS(state);
    if (WIFSIGNALED(state)) outcome.signal = WTERMSIG(state);
    return outcome;
}

}  // namespace notes_export::test
