// Finished pictures, shared by all outputs of a run, up to a number of bytes.
#pragma once

#include "imaging/identity.h"
#include "notes_export/picture.h"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace notes_export::imaging {

/// Thread-safe. Beyond `max_bytes` the oldest go; who holds them still has them, and they can be made again.
class EncodedCache {
public:
    using Key = std::pair<Identity, PictureRequest>;
    using Value = std::shared_ptr<const EncodedPicture>;

    explicit EncodedCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    [[nodiscard]] Value find(const Key& key) const;
    void insert(const Key& key, Value value);

private:
    mutable std::mutex mutex_;
    std::size_t max_bytes_;
    std::size_t bytes_ = 0;
    std::map<Key, Value> pictures_;
    std::deque<Key> by_age_;
};

}  // namespace notes_export::imaging
