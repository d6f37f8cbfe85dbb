#include "imaging/choose.h"

#include "imaging/png.h"
#include "imaging/raster.h"

#include <optional>
#include <utility>

namespace notes_export::imaging {
namespace {

// Looked at on the photographs of real notes: below these, skies and faces begin to show blocks at arm's length.
constexpr int screen_quality = 78;
constexpr int print_quality = 82;

/// Lossless may be this much larger than JPEG: sharp letters in a screenshot are worth some bytes.
constexpr std::size_t lossless_bonus_percent = 130;

std::size_t with_bonus(std::size_t jpeg_size) { return jpeg_size / 100 * lossless_bonus_percent; }

std::string jpeg_for(const Pixels& pixels, PictureUse use) {
    return encode_jpeg(pixels, use == PictureUse::print ? print_quality : screen_quality);
}

EncodedPicture as_jpeg(const Pixels& pixels, std::string bytes) {
    return {PictureEncoding::jpeg, pixels.width, pixels.height, pixels.colours, std::move(bytes), {}};
}

EncodedPicture as_png(const Pixels& pixels, std::string bytes) {
    return {PictureEncoding::png, pixels.width, pixels.height, pixels.colours, std::move(bytes), {}};
}

EncodedPicture as_raw(Pixels pixels) {
    const PictureEncoding encoding = pixels.colours == 1 ? PictureEncoding::raw_gray : PictureEncoding::raw_rgb;
    Planes planes = split_alpha(pixels);
    return {encoding, pixels.width, pixels.height, pixels.colours, std::move(planes.colour), std::move(planes.alpha)};
}

}  // namespace

EncodedPicture encode(Pixels given, PictureKind kind, PictureUse use) {
    Pixels pixels = simplified(std::move(given));
    const bool is_print = use == PictureUse::print;
    if (pixels.has_alpha) return is_print ? as_raw(std::move(pixels)) : as_png(pixels, encode_png(pixels));

    std::string jpeg = jpeg_for(pixels, use);
    if (kind == PictureKind::jpeg) return as_jpeg(pixels, std::move(jpeg));

    const std::size_t limit = with_bonus(jpeg.size());
    // A photograph is not worth the time of packing it without loss only to see that it is far too large.
    if (!has_few_colours(pixels) && estimate_png_size(pixels) > 2 * limit) return as_jpeg(pixels, std::move(jpeg));
    std::string png = encode_png(pixels);
    if (png.size() > limit) return as_jpeg(pixels, std::move(jpeg));
    return is_print ? as_raw(std::move(pixels)) : as_png(pixels, std::move(png));
}

}  // namespace notes_export::imaging
