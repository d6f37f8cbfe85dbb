#include "imaging/encoded_cache.h"

namespace notes_export::imaging {
namespace {

std::size_t size_of(const EncodedPicture& picture) { return picture.bytes.size() + picture.alpha.size(); }

}  // namespace

EncodedCache::Value EncodedCache::find(const Key& key) const {
    const std::lock_guard lock(mutex_);
    const auto found = pictures_.find(key);
    return found == pictures_.end() ? nullptr : found->second;
}

void EncodedCache::insert(const Key& key, Value value) {
    const std::lock_guard lock(mutex_);
    const std::size_t size = size_of(*value);
    if (!pictures_.emplace(key, std::move(value)).second) return;
    by_age_.push_back(key);
    bytes_ += size;
    while (bytes_ > max_bytes_ && by_age_.size() > 1) {
        const auto oldest = pictures_.find(by_age_.front());
        bytes_ -= size_of(*oldest->second);
        pictures_.erase(oldest);
        by_age_.pop_front();
    }
}

}  // namespace notes_export::imaging
