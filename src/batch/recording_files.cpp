#include "batch/recording_files.h"

namespace notes_export::batch {

FileResult RecordingFiles::read(std::string_view path, std::uint64_t limit) const {
    FileResult result = files_->read(path, limit);
    if (result.is_ok()) {
        const std::lock_guard lock(mutex_);
        read_.insert(result.identity);
        if (!paths_.contains(path)) paths_.emplace(path);
    }
    return result;
}

bool RecordingFiles::was_read(FileIdentity identity) const {
    const std::lock_guard lock(mutex_);
    return read_.contains(identity);
}

std::vector<std::string> RecordingFiles::paths_read() const {
    const std::lock_guard lock(mutex_);
    return {paths_.begin(), paths_.end()};
}

}  // namespace notes_export::batch
