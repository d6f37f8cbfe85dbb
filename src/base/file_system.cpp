// The real disk. Every open goes through the kernel's "beneath" rule or through our own walk, which knows the real
// name of each folder it passes; so neither a link nor a race can lead out of the root or to a dot file.
#include "base/path.h"
#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <optional>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace notes_export {
namespace {

// As many as the kernel follows.
constexpr int max_links = 40;
// Folders a link's target may lead through; far more than clean_path lets a name have.
constexpr std::size_t max_depth = 256;
// Files are read in pieces of this size when they are longer than fstat said.
constexpr std::size_t read_step = 64U * 1024U;

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int release() { return std::exchange(number_, -1); }

private:
    int number_ = -1;
};

struct Opened {
    FileStatus status = FileStatus::ok;
    Descriptor descriptor;
    std::string message;
};

Opened refused(FileStatus status) { return {status, Descriptor(), {}}; }

Opened refused_by_system(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR: return refused(FileStatus::not_found);
        case EXDEV: return refused(FileStatus::outside_root);
        case ENAMETOOLONG: return refused(FileStatus::bad_name);
        case ENXIO:
        case ENODEV: return refused(FileStatus::not_a_file);  // a socket; a device that is not there
        default: return {FileStatus::unreadable, Descriptor(), std::generic_category().message(error)};
    }
}

int open_at(int folder, const std::string& name, int flags) {
    int number = -1;
    do {
        number = ::openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOCTTY);
    } while (number < 0 && errno == EINTR);
    return number;
}

int open_beneath(int root, const std::string& path, int flags) {
    open_how how{};
    // openat2 refuses flags that mean nothing together.
    how.flags = static_cast<unsigned>(flags | O_CLOEXEC | ((flags & O_PATH) != 0 ? 0 : O_NOCTTY));
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS;
    long number = -1;
    do {
        number = ::syscall(SYS_openat2, root, path.c_str(), &how, sizeof how);
    } while (number < 0 && errno == EINTR);
    return static_cast<int>(number);
}

// Follows a path part by part, links included, never above the root. One open descriptor per folder lets ".." in a
// link's target mean the folder really above, and every real name on the way is seen, so dot folders are refused
// however they are reached.
class Walk {
public:
    Walk(int root, int flags) : root_(root), flags_(flags) {}

    Opened open(std::string_view path) {
        add_parts(path);
        while (!parts_.empty()) {
            const std::string part = std::move(parts_.front());
            parts_.pop_front();
            if (Opened step = enter(part); step.status != FileStatus::ok || step.descriptor.is_open()) return step;
        }
        const int number = open_at(folder(), ".", flags_);
        if (number < 0) return refused_by_system(errno);
        return {FileStatus::ok, Descriptor(number), {}};
    }

private:
    [[nodiscard]] int folder() const { return folders_.empty() ? root_ : folders_.back().get(); }

    void add_parts(std::string_view path) {
        std::deque<std::string> parts;
        while (!path.empty()) {
            const std::size_t slash = std::min(path.find('/'), path.size());
            if (slash > 0) parts.emplace_back(path.substr(0, slash));
            path.remove_prefix(std::min(slash + 1, path.size()));
        }
        parts_.insert(parts_.begin(), parts.begin(), parts.end());
    }

    // One step of the path. Leaves the result's descriptor closed while there is further to go.
    Opened enter(const std::string& part) {
        if (part == ".") return {};
        if (part == "..") {
            if (folders_.empty()) return refused(FileStatus::outside_root);
            folders_.pop_back();
            return {};
        }
        if (part.front() == '.') return refused(FileStatus::hidden);
        Descriptor place(open_at(folder(), part, O_PATH | O_NOFOLLOW));
        if (!place.is_open()) return refused_by_system(errno);
        struct stat about {};
        if (::fstat(place.get(), &about) != 0) return refused_by_system(errno);
        if (S_ISLNK(about.st_mode)) return follow(place);
        if (S_ISDIR(about.st_mode)) {
            if (folders_.size() == max_depth) return refused(FileStatus::bad_name);
            folders_.push_back(std::move(place));
            return {};
        }
        if (!parts_.empty()) return refused(FileStatus::not_found);  // a file where a folder is needed
        const int number = open_at(folder(), part, flags_ | O_NOFOLLOW);
        if (number < 0) return refused_by_system(errno);
        return {FileStatus::ok, Descriptor(number), {}};
    }

    Opened follow(const Descriptor& link) {
        if (++links_ > max_links) return refused_by_system(ELOOP);
        std::array<char, 4096> target{};
        const ssize_t length = ::readlinkat(link.get(), "", target.data(), target.size());
        if (length < 0) return refused_by_system(errno);
        if (length == 0) return refused(FileStatus::not_found);
        if (static_cast<std::size_t>(length) == target.size()) return refused(FileStatus::bad_name);
        if (target.front() == '/') return refused(FileStatus::outside_root);
        add_parts({target.data(), static_cast<std::size_t>(length)});
        if (parts_.size() > max_depth) return refused(FileStatus::bad_name);
        return {};
    }

    int root_;
    int flags_;
    int links_ = 0;
    std::vector<Descriptor> folders_;
    std::deque<std::string> parts_;
};

FileIdentity identity_of(const struct stat& about) {
    return {static_cast<std::uint64_t>(about.st_dev), static_cast<std::uint64_t>(about.st_ino)};
}

// Reads to the end, but at most one byte over the limit: a file may have grown since fstat.
FileResult read_all(const Descriptor& descriptor, std::uint64_t limit, FileResult result) {
    std::string bytes;
    std::size_t filled = 0;
    bytes.resize(static_cast<std::size_t>(std::min(result.size, limit)) + 1);
    for (;;) {
        if (filled == bytes.size()) bytes.resize(bytes.size() + read_step);
        const ssize_t count = ::read(descriptor.get(), bytes.data() + filled, bytes.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            result.status = FileStatus::unreadable;
            result.message = std::generic_category().message(errno);
            return result;
        }
        filled += static_cast<std::size_t>(count);
        if (count == 0 || filled > limit) break;
    }
    result.size = filled;
    if (filled > limit) {
        result.status = FileStatus::too_large;
        return result;
    }
    bytes.resize(filled);
    result.bytes = std::move(bytes);
    return result;
}

class RealFiles final : public FileSystem {
public:
    explicit RealFiles(Descriptor root) : root_(std::move(root)) {}

    FileResult read(std::string_view path, std::uint64_t limit) const override {
        const Opened opened = open(path, O_RDONLY | O_NONBLOCK);
        FileResult result = describe(opened);
        if (!result.is_ok()) return result;
        if (result.size > limit) {
            result.status = FileStatus::too_large;
            return result;
        }
        return read_all(opened.descriptor, limit, std::move(result));
    }

    std::vector<DirectoryEntry> list(std::string_view path) const override {
        std::vector<DirectoryEntry> entries;
        Opened opened = open(path, O_RDONLY | O_NONBLOCK | O_DIRECTORY);
        if (!opened.descriptor.is_open()) return entries;
        DIR* folder = ::fdopendir(opened.descriptor.get());
        if (folder == nullptr) return entries;
        static_cast<void>(opened.descriptor.release());  // closedir closes it
        while (const dirent* entry = ::readdir(folder)) {
            std::string name = entry->d_name;
            if (base::clean_path(name).status != FileStatus::ok || base::clean_path(name).path.empty()) continue;
            if (const auto kind = kind_of(path, name, entry->d_type)) entries.push_back({std::move(name), *kind});
        }
        ::closedir(folder);
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return entries;
    }

    bool is_file(std::string_view path) const override { return identify(path).is_ok(); }

    bool is_directory(std::string_view path) const override {
        return open(path, O_PATH | O_DIRECTORY).status == FileStatus::ok;
    }

    FileResult identify(std::string_view path) const override { return describe(open(path, O_PATH)); }

private:
    [[nodiscard]] Opened open(std::string_view path, int flags) const {
        const base::CleanPath clean = base::clean_path(path);
        if (clean.status != FileStatus::ok) return refused(clean.status);
        const std::string name = clean.path.empty() ? "." : clean.path;
        const int number = open_beneath(root_.get(), name, flags);
        if (number >= 0) return {FileStatus::ok, Descriptor(number), {}};
        // ELOOP: a link is on the way, and its real names have to be seen. EAGAIN: somebody renames folders just
        // now. ENOSYS, EPERM: no openat2 here (old kernels, the filters of some containers).
        if (errno == ELOOP || errno == EAGAIN || errno == ENOSYS || errno == EPERM) return Walk(root_.get(), flags).open(clean.path);
        return refused_by_system(errno);
    }

    static FileResult describe(const Opened& opened) {
        FileResult result;
        result.status = opened.status;
        result.message = opened.message;
        if (opened.status != FileStatus::ok) return result;
        struct stat about {};
        if (::fstat(opened.descriptor.get(), &about) != 0) {
            result.status = FileStatus::unreadable;
            result.message = std::generic_category().message(errno);
            return result;
        }
        result.identity = identity_of(about);
        if (!S_ISREG(about.st_mode)) result.status = FileStatus::not_a_file;
        else result.size = static_cast<std::uint64_t>(about.st_size);
        return result;
    }

    // What an entry is, links followed; nothing for a link that leads nowhere we may read.
    [[nodiscard]] std::optional<EntryKind> kind_of(std::string_view folder, const std::string& name, unsigned char type) const {
        if (type == DT_REG) return EntryKind::file;
        if (type == DT_DIR) return EntryKind::directory;
        if (type != DT_LNK && type != DT_UNKNOWN) return EntryKind::other;
        const std::string path = base::join_path(folder, name);
        const FileResult target = identify(path);
        if (target.is_ok()) return EntryKind::file;
        if (target.status != FileStatus::not_a_file) return std::nullopt;
        return is_directory(path) ? EntryKind::directory : EntryKind::other;
    }

    Descriptor root_;
};

}  // namespace

std::unique_ptr<FileSystem> real_files(const std::string& root) {
    // The root itself comes from the command line, which is trusted: links to it are followed.
    Descriptor folder(::open(root.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open())
        throw Failure("site-not-found", "cannot open the folder " + quoted(root) + ": " + std::generic_category().message(errno));
    return std::make_unique<RealFiles>(std::move(folder));
}

}  // namespace notes_export
