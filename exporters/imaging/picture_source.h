// The pictures of one run: planned first, decoded once each, encoded as every format wants them.
#pragma once

#include "imaging/encoded_cache.h"
#include "imaging/identity.h"
#include "notes_export/document.h"
#include "notes_export/picture.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace notes_export::imaging {

/// The first request for a picture decodes it, just large enough for all that was planned, and encodes all of it;
/// pixels are not kept. A request that nobody planned is answered as well, by decoding again. Threads that want the
/// same picture wait for one another; those that want others do not.
class CachingPictureSource final : public PictureSource {
public:
    /// Encoded pictures of a year with many photographs, in all formats; raw screenshots for print are the large ones.
    static constexpr std::size_t default_max_bytes = std::size_t{128} << 20;

    explicit CachingPictureSource(std::size_t max_bytes = default_max_bytes) : encoded_(max_bytes) {}

    void will_need(const ImageEntry& image, PictureRequest request) override;
    [[nodiscard]] std::shared_ptr<const EncodedPicture> get(const ImageEntry& image, PictureRequest request,
                                                            Diagnostics& diagnostics) override;

    /// How often a file was decoded so far; what the tests hold this class to.
    [[nodiscard]] std::size_t decodes() const;

private:
    struct Picture {
        std::mutex mutex;  // held while this picture is decoded and encoded
        std::set<PictureRequest> planned;
        std::vector<std::string> losses;  // of a drawing; for every page that shows it
        std::string problem;  // why it cannot be shown; empty: not known to be bad
    };

    [[nodiscard]] Identity identity(const ImageEntry& image);
    [[nodiscard]] Picture& picture(const Identity& identity);
    [[nodiscard]] std::shared_ptr<const EncodedPicture> make(const ImageEntry& image, const Identity& identity,
                                                             Picture& picture, PictureRequest request);

    EncodedCache encoded_;
    mutable std::mutex mutex_;  // for what follows; never held while pictures are worked on
    std::map<Identity, std::unique_ptr<Picture>> pictures_;
    std::map<const std::string*, std::pair<std::weak_ptr<const std::string>, Identity>> known_files_;
    std::size_t decodes_ = 0;
};

}  // namespace notes_export::imaging
