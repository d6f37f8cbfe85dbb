#include "imaging/pixels.h"

#include <utility>

namespace notes_export::imaging {
namespace {

bool is_opaque(const Pixels& pixels) {
    const std::size_t step = pixels.channels();
    for (std::size_t i = step - 1; i < pixels.bytes.size(); i += step) {
        if (pixels.bytes[i] != '\xFF') return false;
    }
    return true;
}

bool is_gray(const Pixels& pixels) {
    const std::size_t step = pixels.channels();
    for (std::size_t i = 0; i + 2 < pixels.bytes.size(); i += step) {
        if (pixels.bytes[i] != pixels.bytes[i + 1] || pixels.bytes[i] != pixels.bytes[i + 2]) return false;
    }
    return true;
}

/// Keeps `colours` colour channels and, if `with_alpha`, the last one.
Pixels with_channels(const Pixels& pixels, std::uint32_t colours, bool with_alpha) {
    Pixels kept{pixels.width, pixels.height, colours, with_alpha, {}};
    const std::size_t step = pixels.channels();
    kept.bytes.reserve(pixels.bytes.size() / step * kept.channels());
    for (std::size_t i = 0; i < pixels.bytes.size(); i += step) {
        kept.bytes.append(pixels.bytes, i, colours);
        if (with_alpha) kept.bytes += pixels.bytes[i + step - 1];
    }
    return kept;
}

struct Place {
    std::size_t x = 0;
    std::size_t y = 0;
};

/// Where the upright picture's (x, y) lies in the stored one of width × height.
Place stored_place(int orientation, std::size_t x, std::size_t y, std::size_t width, std::size_t height) {
    switch (orientation) {
        case 2: return {width - 1 - x, y};
        case 3: return {width - 1 - x, height - 1 - y};
        case 4: return {x, height - 1 - y};
        case 5: return {y, x};
        case 6: return {y, height - 1 - x};
        case 7: return {width - 1 - y, height - 1 - x};
        case 8: return {width - 1 - y, x};
        default: return {x, y};
    }
}

}  // namespace

Pixels simplified(Pixels pixels) {
    const bool drop_alpha = pixels.has_alpha && is_opaque(pixels);
    const bool drop_colour = pixels.colours == 3 && is_gray(pixels);
    if (!drop_alpha && !drop_colour) return pixels;
    return with_channels(pixels, drop_colour ? 1 : pixels.colours, pixels.has_alpha && !drop_alpha);
}

Pixels upright(Pixels pixels, int orientation) {
    if (orientation < 2 || orientation > 8) return pixels;
    const bool is_turned = orientation >= 5;
    Pixels turned{is_turned ? pixels.height : pixels.width, is_turned ? pixels.width : pixels.height, pixels.colours,
                  pixels.has_alpha, {}};
    const std::size_t step = pixels.channels();
    turned.bytes.resize(pixels.bytes.size());
    char* to = turned.bytes.data();
    for (std::size_t y = 0; y < turned.height; ++y) {
        for (std::size_t x = 0; x < turned.width; ++x) {
            const Place from = stored_place(orientation, x, y, pixels.width, pixels.height);
            const char* source = pixels.bytes.data() + (from.y * pixels.width + from.x) * step;
            for (std::size_t channel = 0; channel < step; ++channel) *to++ = source[channel];
        }
    }
    return turned;
}

Planes split_alpha(const Pixels& pixels) {
    if (!pixels.has_alpha) return {pixels.bytes, {}};
    Planes planes;
    const std::size_t step = pixels.channels();
    planes.colour.reserve(pixels.bytes.size() / step * pixels.colours);
    planes.alpha.reserve(pixels.bytes.size() / step);
    for (std::size_t i = 0; i < pixels.bytes.size(); i += step) {
        planes.colour.append(pixels.bytes, i, pixels.colours);
        planes.alpha += pixels.bytes[i + step - 1];
    }
    return planes;
}

}  // namespace notes_export::imaging
