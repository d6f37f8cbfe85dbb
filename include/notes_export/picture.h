// What exporters may ask of a picture, and what they get: upright, free of metadata, no larger than needed.
// The engine behind it decodes each picture once per run, however many formats and sizes are asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace notes_export {

class Diagnostics;
struct ImageEntry;

/// Decided by content, never by name.
enum class PictureKind { unknown, jpeg, png, gif, webp, tiff, svg };

/// How the answer is wanted.
enum class PictureUse {
    screen,  ///< a file for HTML or EPUB: JPEG, PNG, or (from SVG sources) sanitised SVG
    print    ///< for PDF: baseline JPEG without metadata, or raw pixels with separate alpha
};

struct PictureRequest {
    PictureUse use = PictureUse::screen;
    std::uint32_t width = 0;  ///< pixels wanted; never more are delivered than the source has (SVG: exactly)
    friend auto operator<=>(const PictureRequest&, const PictureRequest&) = default;
};

enum class PictureEncoding { jpeg, png, svg, raw_gray, raw_rgb };

struct EncodedPicture {
    PictureEncoding encoding = PictureEncoding::jpeg;
    std::uint32_t width = 0;   ///< pixels
    std::uint32_t height = 0;
    std::uint32_t channels = 3;  ///< colour channels of a JPEG or of raw pixels: 1 or 3 (sRGB)
    std::string bytes;           ///< file, or raw pixels, 8 bits a channel, rows packed
    std::string alpha;           ///< raw pixels only: one byte a pixel; empty: opaque
};

/// Collects what the exporters of a run will ask for, so that a picture is decoded once and just large enough.
class PicturePlan {
public:
    virtual ~PicturePlan() = default;
    virtual void will_need(const ImageEntry& image, PictureRequest request) = 0;
};

/// Thread-safe; shared by all outputs of a run.
class PictureSource : public PicturePlan {
public:
    /// The picture as asked for, or null when it cannot be decoded; then a diagnostic has been reported
    /// ("picture-unreadable") and the caller shows a stand-in with the alternative text.
    [[nodiscard]] virtual std::shared_ptr<const EncodedPicture> get(const ImageEntry& image, PictureRequest request,
                                                                    Diagnostics& diagnostics) = 0;
};

}  // namespace notes_export
