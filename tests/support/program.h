// The real program as tests run it: in a folder of its own, with its output caught.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace notes_export::test {

/// A new empty folder, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    /// Writes a file, and the folders it needs.
    void write(const std::string& name, const std::string& text) const;
    /// Names of everything below, sorted, folders left out.
    [[nodiscard]] std::vector<std::string> files() const;

private:
    std::filesystem::path path_;
};

struct RunOptions {
    std::string folder;                              ///< working folder
    std::map<std::string, std::string> environment;  ///< on top of a plain one
    bool closes_standard_descriptors = false;        ///< 0, 1 and 2 are closed when it starts
    long most_file_bytes = -1;                       ///< like a full disk; -1: no limit
    int kill_signal = 0;                             ///< sent as soon as a temporary file is there
    std::string watched_folder;                      ///< where the temporary file will be
    std::chrono::seconds limit{60};
};

struct Outcome {
    int status = -1;  ///< exit status, -1: ended by a signal
    int signal = 0;
    std::string out, err;
    bool was_killed_late = false;  ///< no temporary file was seen before the end
};

/// `program` is its path. Throws std::runtime_error when it runs longer than the limit.
[[nodiscard]] Outcome run_program(const std::string& program, const std::vector<std::string>& arguments, const RunOptions& options = {});

}  // namespace notes_export::test
