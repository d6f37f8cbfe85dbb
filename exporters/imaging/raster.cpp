#include "imaging/raster.h"

#include "imaging/limits.h"
#include "imaging/resample.h"
#include "imaging/vips_api.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace notes_export::imaging {
namespace {

struct Unref {
    void operator()(void* object) const { vips().object_unref(object); }
};
using ImagePtr = std::unique_ptr<VipsImage, Unref>;

struct Free {
    void operator()(void* memory) const { vips().free(memory); }
};

/// One piece of work for libvips. Leaves nothing behind in this thread: libvips keeps error texts for the process
/// and buffers for each thread.
class Session {
public:
    Session() : api(vips()) {}
    ~Session() {
        api.error_clear();
        api.thread_shutdown();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const VipsApi& api;
};

/// The image that a call has made; throws when it failed.
ImagePtr made(int status, VipsImage* image) {
    if (status != 0) throw Unreadable(damaged);
    return ImagePtr(image);
}

ImagePtr wrap(const VipsApi& api, const Pixels& pixels) {
    // Taken as a void*, never written to.
    ImagePtr image(api.image_new_from_memory(pixels.bytes.data(), pixels.bytes.size(),
                                             static_cast<int>(pixels.width), static_cast<int>(pixels.height),
                                             static_cast<int>(pixels.channels()), VIPS_FORMAT_UCHAR));
    if (!image) throw Unreadable(damaged);
    VipsImage* typed = nullptr;
    const int status = api.copy(image.get(), &typed, "interpretation",
                                pixels.colours == 1 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB, nullptr);
    return made(status, typed);
}

// --- opening -----------------------------------------------------------------------------------------------

/// Reads the header; pixels follow when something asks for them. `shrink` is a promise to need no more than that.
ImagePtr open(const VipsApi& api, std::string_view bytes, PictureKind kind, double shrink) {
    void* data = const_cast<char*>(bytes.data());  // NOLINT: libvips takes a void* and does not write to it
    VipsImage* image = nullptr;
    int status = -1;
    switch (kind) {
        case PictureKind::jpeg:
            // Warnings are for what browsers show as well: bytes between segments or after the end. A file that ends
            // too early is an error.
            status = api.jpegload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                         VIPS_FAIL_ON_ERROR, "shrink", static_cast<int>(shrink), nullptr);
            break;
        case PictureKind::png:
            status = api.pngload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                        VIPS_FAIL_ON_ERROR, nullptr);
            break;
        case PictureKind::webp:
            status = api.webpload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                         VIPS_FAIL_ON_ERROR, "scale", 1.0 / shrink, nullptr);
            break;
        case PictureKind::gif:
            status = api.gifload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                        VIPS_FAIL_ON_ERROR, nullptr);
            break;
        case PictureKind::tiff:
            // The first of its pictures; cameras and scanners put the small ones behind it.
            status = api.tiffload_buffer(data, bytes.size(), &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                                         VIPS_FAIL_ON_ERROR, nullptr);
            break;
        case PictureKind::svg:
        case PictureKind::unknown: throw Unreadable("it is not a JPEG, PNG, GIF, WebP or TIFF file");
    }
    return made(status, image);
}

bool is_held_whole(const VipsApi& api, VipsImage* image, PictureKind kind) {
    // All rows of a TIFF file may stand in one strip.
    return kind == PictureKind::webp || kind == PictureKind::tiff || (kind == PictureKind::png && api.image_get_typeof(image, "interlaced") != 0);
}

struct Header {
    std::uint32_t width = 0;  // as stored
    std::uint32_t height = 0;
    int orientation = 1;
    [[nodiscard]] bool is_turned() const { return orientation >= 5 && orientation <= 8; }
};

/// A JPEG spends at least a bit on each block of 64 pixels (ITU-T T.81, F.1.2). A few hundred bytes that claim to be a huge picture
/// would be decoded as gray for seconds, without an error.
bool is_too_small_for(std::uint64_t pixels, std::size_t file_bytes) {
    constexpr std::uint64_t most_pixels_per_byte = 64 * 8;
    return pixels / most_pixels_per_byte > file_bytes;
}

Header check_header(const VipsApi& api, VipsImage* image, PictureKind kind, std::size_t file_bytes) {
    const Header header{static_cast<std::uint32_t>(std::max(0, api.image_get_width(image))),
                        static_cast<std::uint32_t>(std::max(0, api.image_get_height(image))),
                        api.image_get_orientation(image)};
    const int bands = api.image_get_bands(image);
    if (header.width == 0 || header.height == 0 || bands < 1 || bands > 5) throw Unreadable(damaged);
    const std::uint64_t pixels = std::uint64_t{header.width} * header.height;
    if (header.width > max_side || header.height > max_side || pixels > max_pixels) {
        throw Unreadable("it has more than 100 million pixels");
    }
    if (kind == PictureKind::jpeg && is_too_small_for(pixels, file_bytes)) throw Unreadable(damaged);
    if (pixels > max_whole_pixels && is_held_whole(api, image, kind)) {
        throw Unreadable("it has more than 40 million pixels and cannot be decoded in parts");
    }
    return header;
}

/// The size to decode to, as the file has it: turning comes last, when there is least to turn.
Size wanted_size(const Header& header, std::uint32_t upright_width) {
    const std::uint32_t full = header.is_turned() ? header.height : header.width;
    const std::uint32_t full_height = header.is_turned() ? header.width : header.height;
    const std::uint32_t width = upright_width == 0 ? full : std::min(upright_width, full);
    const std::uint32_t height = height_for(width, full, full_height);
    return header.is_turned() ? Size{height, width} : Size{width, height};
}

/// A JPEG decoder makes a half, a quarter or an eighth at next to no cost. If that is at most four percent less than
/// was asked for, nobody sees it, and the picture is sharper for not being resampled.
bool is_close_enough(std::uint32_t width, std::uint32_t wanted) { return std::uint64_t{width} * 100 >= std::uint64_t{wanted} * 96; }

/// How much smaller the decoder itself may make it: JPEG by its transform, WebP by its scaler.
double shrink_factor(PictureKind kind, std::uint32_t from, std::uint32_t to) {
    if (kind == PictureKind::jpeg) {
        for (const std::uint32_t factor : {8U, 4U, 2U}) {
            if (is_close_enough(from / factor, to)) return factor;
        }
    }
    // WebP's scaler is a box filter: leave the last factor of two to a better one.
    if (kind == PictureKind::webp && from / 2 > to) return static_cast<double>(from) / (2.0 * to);
    return 1;
}

// --- colour ------------------------------------------------------------------------------------------------

bool has_srgb_profile(const VipsApi& api, VipsImage* image) {
    const void* data = nullptr;
    std::size_t size = 0;
    if (api.image_get_typeof(image, VIPS_META_ICC_NAME) == 0) return true;  // no profile means sRGB
    if (api.image_get_blob(image, VIPS_META_ICC_NAME, &data, &size) != 0) return true;
    const std::string_view profile(static_cast<const char*>(data), size);
    // Profiles name themselves, in one byte a character or two.
    return profile.find("sRGB") != std::string_view::npos ||
           profile.find(std::string_view("s\0R\0G\0B", 7)) != std::string_view::npos;
}

ImagePtr through_profile(const VipsApi& api, ImagePtr image, const char* fallback_profile) {
    VipsImage* converted = nullptr;
    if (api.icc_transform(image.get(), &converted, "srgb", "embedded", TRUE, "input_profile", fallback_profile,
                          "depth", 8, nullptr) != 0) {
        api.error_clear();
        return image;  // a damaged profile says nothing; the picture is good
    }
    return ImagePtr(converted);
}

ImagePtr to_colourspace(const VipsApi& api, const ImagePtr& image, VipsInterpretation space) {
    VipsImage* converted = nullptr;
    const int status = api.colourspace(image.get(), &converted, space, nullptr);
    return made(status, converted);
}

/// Gray stays gray; everything else becomes sRGB. 8 bits a channel, as the later steps want them.
ImagePtr to_srgb(const VipsApi& api, ImagePtr image) {
    const VipsInterpretation before = api.image_get_interpretation(image.get());
    const bool is_gray = before == VIPS_INTERPRETATION_B_W || before == VIPS_INTERPRETATION_GREY16;
    if (before == VIPS_INTERPRETATION_CMYK) {
        image = through_profile(api, std::move(image), "cmyk");
    } else if (!is_gray && !has_srgb_profile(api, image.get())) {
        image = through_profile(api, std::move(image), "srgb");
    }
    const VipsInterpretation want = is_gray ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    if (api.image_get_interpretation(image.get()) != want) image = to_colourspace(api, image, want);
    return image;
}

ImagePtr to_bytes(const VipsApi& api, const ImagePtr& image) {
    VipsImage* bytes = nullptr;
    const int status = api.cast(image.get(), &bytes, VIPS_FORMAT_UCHAR, nullptr);
    return made(status, bytes);
}

// --- reading -----------------------------------------------------------------------------------------------

/// Rows of an image, decoded as they are asked for: even the largest picture is never in memory as a whole, and
/// libvips starts no threads of its own.
class RegionReader {
public:
    RegionReader(const VipsApi& api, VipsImage* image)
        : api_(api), region_(api.region_new(image)), width_(api.image_get_width(image)), height_(api.image_get_height(image)) {
        if (!region_) throw Unreadable(damaged);
    }

    const char* row(std::uint32_t number) {
        const auto y = static_cast<int>(number);
        if (y >= end_) {
            const VipsRect strip{0, y, width_, std::min(strip_rows, height_ - y)};
            if (api_.region_prepare(region_.get(), &strip) != 0) throw Unreadable(damaged);
            end_ = y + strip.height;
        }
        const VipsRegion* region = region_.get();
        const VipsPel* start = region->data + static_cast<std::ptrdiff_t>(y - region->valid.top) * region->bpl;
        return reinterpret_cast<const char*>(start);
    }

private:
    static constexpr int strip_rows = 16;  // what JPEG decoders yield at once

    const VipsApi& api_;
    std::unique_ptr<VipsRegion, Unref> region_;
    int width_;
    int height_;
    int end_ = 0;
};

Pixels read_pixels(const VipsApi& api, const ImagePtr& image, Size size) {
    const int bands = api.image_get_bands(image.get());
    if (bands < 1 || bands > 4 || api.image_get_format(image.get()) != VIPS_FORMAT_UCHAR) throw Unreadable(damaged);
    RegionReader reader(api, image.get());
    RowSource source;
    source.size = {static_cast<std::uint32_t>(api.image_get_width(image.get())),
                   static_cast<std::uint32_t>(api.image_get_height(image.get()))};
    source.colours = bands >= 3 ? 3 : 1;
    source.has_alpha = bands == 2 || bands == 4;
    source.row = [&](std::uint32_t y) { return reader.row(y); };
    return resampled(source, {std::min(size.width, source.size.width), std::min(size.height, source.size.height)});
}

}  // namespace

Pixels decode(std::string_view bytes, PictureKind kind, std::uint32_t width) {
    const Session session;
    const VipsApi& api = session.api;
    ImagePtr image = open(api, bytes, kind, 1);
    const Header header = check_header(api, image.get(), kind, bytes.size());
    Size wanted = wanted_size(header, width);
    const double shrink = shrink_factor(kind, header.width, wanted.width);
    if (shrink > 1) {
        image = open(api, bytes, kind, shrink);
        const auto shrunk = static_cast<std::uint32_t>(api.image_get_width(image.get()));
        if (shrunk <= wanted.width) wanted = {shrunk, static_cast<std::uint32_t>(api.image_get_height(image.get()))};
    }
    image = to_bytes(api, to_srgb(api, std::move(image)));
    return upright(read_pixels(api, image, wanted), header.orientation);
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
    const Session session;
    const ImagePtr image = wrap(session.api, pixels);
    void* bytes = nullptr;
    std::size_t size = 0;
    const int status = session.api.jpegsave_buffer(
        image.get(), &bytes, &size, "Q", quality, "optimize_coding", TRUE, "strip", TRUE,
        "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_ON, nullptr);
    const std::unique_ptr<void, Free> memory(bytes);
    if (status != 0) throw Unreadable("it cannot be encoded");
    return {static_cast<const char*>(memory.get()), size};
}

}  // namespace notes_export::imaging
