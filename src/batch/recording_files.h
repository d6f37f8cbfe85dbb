// A site's files, with a note of every one that was read: an output must never replace its own input, whatever name,
// link or spelling leads there (THREATS §2, "output path").
#pragma once

#include "notes_export/file_system.h"

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace notes_export::batch {

class RecordingFiles final : public FileSystem {
public:
    explicit RecordingFiles(std::unique_ptr<FileSystem> files) : files_(std::move(files)) {}

    [[nodiscard]] FileResult read(std::string_view path, std::uint64_t limit) const override;
    [[nodiscard]] std::vector<DirectoryEntry> list(std::string_view path) const override { return files_->list(path); }
    [[nodiscard]] bool is_file(std::string_view path) const override { return files_->is_file(path); }
    [[nodiscard]] bool is_directory(std::string_view path) const override { return files_->is_directory(path); }
    [[nodiscard]] FileResult identify(std::string_view path) const override { return files_->identify(path); }

    [[nodiscard]] bool was_read(FileIdentity identity) const;
    /// Paths below the root of all files that were read so far, under every name that was used, sorted.
    [[nodiscard]] std::vector<std::string> paths_read() const;

private:
    std::unique_ptr<FileSystem> files_;
    mutable std::mutex mutex_;
    mutable std::set<FileIdentity> read_;
    mutable std::set<std::string, std::less<>> paths_;
};

}  // namespace notes_export::batch
