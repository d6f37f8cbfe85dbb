#include "batch/output_file.h"

#include "batch/temporary_files.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace notes_export::batch {
namespace {

// Exporters write in small pieces; one system call for each would show in the figures.
constexpr std::size_t buffer_bytes = std::size_t{1} << 18U;

std::string system_words(int error_number) { return std::generic_category().message(error_number); }

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<struct stat> status_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) return status;
    return std::nullopt;
}

bool is_link(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

std::string link_target(const std::string& path) {
    const std::unique_ptr<char, decltype(&free)> resolved(realpath(path.c_str(), nullptr), &free);
    if (resolved) return resolved.get();
    throw Failure("output-not-a-file", quoted(path) + " is a symbolic link that leads nowhere: " + system_words(errno));
}

void check_folder(const std::string& path) {
    const std::string folder = folder_of(path);
    const auto status = status_of(folder);
    if (status && S_ISDIR(status->st_mode)) return;
    Diagnostic problem{Severity::error, "output-folder-missing", "there is no folder " + quoted(folder) + " to write to", {}, {}, {}};
    problem.hint("create it, or give a folder with a slash at its end (-o " + folder + "/): that one is created");
    throw Failure(std::move(problem));
}

void check_existing(const std::string& path, const struct stat& status, const IsInput& is_input) {
    if (S_ISDIR(status.st_mode)) throw Failure("output-not-a-file", quoted(path) + " is a folder");
    if (!S_ISREG(status.st_mode)) throw Failure("output-not-a-file", quoted(path) + " is a device or pipe, not a file");
    if (is_input({static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)})) {
        Diagnostic problem{Severity::error, "output-is-input", quoted(path) + " is one of the files that were read", {}, {}, {}};
        problem.hint("choose another name with -o");
        throw Failure(std::move(problem));
    }
}

}  // namespace

std::string check_output(const std::string& path, const IsInput& is_input) {
    const std::string target = is_link(path) ? link_target(path) : path;
    if (const auto status = status_of(target)) check_existing(path, *status, is_input);
    else if (errno == ENOENT) check_folder(target);
    else if (errno == ENOTDIR) check_folder(target);
    else throw Failure("write-failed", "cannot write " + quoted(path) + ": " + system_words(errno));
    return target;
}

// Delegation makes the object complete before anything can fail, so that the destructor cleans up.
OutputFile::OutputFile(std::string path, const IsInput& is_input) : OutputFile(std::move(path)) {
    target_ = check_output(shown_path_, is_input);
    descriptor_ = create_temporary(target_, temporary_);
    if (descriptor_ < 0) fail(errno);
    // A replaced file keeps its permissions (never set-user-ID bits); a new one has what the umask leaves of 0666.
    if (const auto status = status_of(target_)) {
        constexpr mode_t permissions = 0777;
        if (fchmod(descriptor_, status->st_mode & permissions) != 0) fail(errno);
    }
    buffer_.reserve(buffer_bytes);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!temporary_.empty()) remove_temporary(temporary_);
}

void OutputFile::write(std::string_view bytes) {
    size_ += bytes.size();
    if (buffer_.size() + bytes.size() > buffer_bytes) {
        write_all(buffer_);
        buffer_.clear();
    }
    if (bytes.size() >= buffer_bytes) write_all(bytes);
    else buffer_ += bytes;
}

void OutputFile::write_all(std::string_view bytes) {
    if (const int problem = write_fully(descriptor_, bytes)) fail(problem);
}

void OutputFile::commit() {
    write_all(buffer_);
    buffer_.clear();
    if (fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) fail(errno);
    if (close(std::exchange(descriptor_, -1)) != 0) fail(errno);
    if (const int problem = keep_temporary(std::exchange(temporary_, {}), target_)) fail(problem);
    // Makes the new name durable; the file is complete either way, so a folder that cannot be opened is no failure.
    const int folder = open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    fsync(folder);
    close(folder);
}

void OutputFile::fail(int error_number) {
    throw Failure("write-failed", "cannot write " + quoted(shown_path_) + ": " + system_words(error_number));
}

int write_fully(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

}  // namespace notes_export::batch
