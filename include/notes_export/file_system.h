// All reading of a site goes through this one gate (THREATS §1, §4). Paths are relative to the site root,
// use forward slashes, and never leave it, whatever the names and links inside say.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export {

/// Which file it really is, whatever name led there: device and inode for real files.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    friend auto operator<=>(const FileIdentity&, const FileIdentity&) = default;
};

enum class FileStatus {
    ok,
    not_found,
    outside_root,     ///< the path, or a link on it, leads out of the site
    not_a_file,       ///< directory, device, pipe, socket
    hidden,           ///< a dot file or below a dot folder: never readable (tokens live there)
    too_large,        ///< over the caller's limit; `size` tells how large
    bad_name,         ///< control character, backslash, NUL
    unreadable        ///< permission or I/O error; `message` tells
};

struct FileResult {
    FileStatus status = FileStatus::not_found;
    std::string bytes;
    FileIdentity identity;
    std::uint64_t size = 0;
    std::string message;  ///< for `unreadable`: the system's words
    [[nodiscard]] bool is_ok() const { return status == FileStatus::ok; }
};

enum class EntryKind { file, directory, other };

struct DirectoryEntry {
    std::string name;
    EntryKind kind = EntryKind::file;
    friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

/// Thread-safe for reading: a batch shares one.
class FileSystem {
public:
    virtual ~FileSystem() = default;

    /// Reads a whole regular file once, from one descriptor. `limit` is in bytes.
    [[nodiscard]] virtual FileResult read(std::string_view path, std::uint64_t limit) const = 0;
    /// The entries of a folder in byte order of their names, hidden ones left out; empty when there is
    /// no such folder. Links that lead outside are left out.
    [[nodiscard]] virtual std::vector<DirectoryEntry> list(std::string_view path) const = 0;
    [[nodiscard]] virtual bool is_file(std::string_view path) const = 0;
    [[nodiscard]] virtual bool is_directory(std::string_view path) const = 0;
    /// Identity of a file without reading it; status as for read().
    [[nodiscard]] virtual FileResult identify(std::string_view path) const = 0;
};

/// The real disk below `root` (an existing folder). Throws Failure("site-not-found") when it cannot be opened.
[[nodiscard]] std::unique_ptr<FileSystem> real_files(const std::string& root);

/// A disk in memory for tests: path → bytes.
[[nodiscard]] std::unique_ptr<FileSystem> memory_files(std::map<std::string, std::string> files);

}  // namespace notes_export
