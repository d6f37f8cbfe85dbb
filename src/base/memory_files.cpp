#include "base/path.h"
#include "notes_export/file_system.h"

#include <algorithm>

namespace notes_export {
namespace {

class MemoryFiles final : public FileSystem {
public:
    explicit MemoryFiles(std::map<std::string, std::string> files) {
        for (auto& [path, bytes] : files) {
            const std::size_t first = std::min(path.find_first_not_of('/'), path.size());
            files_.insert_or_assign(path.substr(first), File{std::move(bytes), files_.size() + 1});
        }
    }

    FileResult read(std::string_view path, std::uint64_t limit) const override {
        FileResult result = identify(path);
        if (!result.is_ok()) return result;
        if (result.size > limit) {
            result.status = FileStatus::too_large;
            return result;
        }
        result.bytes = files_.find(base::clean_path(path).path)->second.bytes;
        return result;
    }

    std::vector<DirectoryEntry> list(std::string_view path) const override {
        const base::CleanPath clean = base::clean_path(path);
        std::vector<DirectoryEntry> entries;
        if (clean.status != FileStatus::ok) return entries;
        const std::string prefix = clean.path.empty() ? "" : clean.path + "/";
        for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix);) {
            const std::string_view below = std::string_view(file->first).substr(prefix.size());
            const std::size_t slash = below.find('/');
            const std::string name(below.substr(0, slash));
            const bool is_folder = slash != std::string_view::npos;
            if (base::clean_path(name).status == FileStatus::ok && !name.empty())
                entries.push_back({name, is_folder ? EntryKind::directory : EntryKind::file});
            // '0' follows '/' in byte order: the first path behind everything in this folder.
            file = is_folder ? files_.lower_bound(prefix + name + "0") : std::next(file);
        }
        std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
        return entries;
    }

    bool is_file(std::string_view path) const override { return identify(path).is_ok(); }

    bool is_directory(std::string_view path) const override {
        const base::CleanPath clean = base::clean_path(path);
        return clean.status == FileStatus::ok && has_folder(clean.path);
    }

    FileResult identify(std::string_view path) const override {
        const base::CleanPath clean = base::clean_path(path);
        FileResult result;
        result.status = clean.status;
        if (clean.status != FileStatus::ok) return result;
        const auto found = files_.find(clean.path);
        if (found == files_.end()) {
            result.status = has_folder(clean.path) ? FileStatus::not_a_file : FileStatus::not_found;
            return result;
        }
        result.identity = {1, found->second.number};
        result.size = found->second.bytes.size();
        return result;
    }

private:
    [[nodiscard]] bool has_folder(const std::string& path) const {
        if (path.empty()) return true;
        const auto below = files_.lower_bound(path + "/");
        return below != files_.end() && below->first.starts_with(path + "/");
    }

    struct File {
        std::string bytes;
        std::uint64_t number = 0;  // stands for the inode
    };
    std::map<std::string, File> files_;
};

}  // namespace

std::unique_ptr<FileSystem> memory_files(std::map<std::string, std::string> files) {
    return std::make_unique<MemoryFiles>(std::move(files));
}

}  // namespace notes_export
