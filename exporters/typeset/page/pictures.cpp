#include "typeset/page/pictures.h"

#include "typeset/page/codes.h"
#include "typeset/page/page_builder.h"
#include "typeset/typeset.h"

#include <algorithm>
#include <cmath>

namespace notes_export::typeset {
namespace {

constexpr double css_pixel = 0.75;          // points
constexpr double least_dpi = 110;           // coarser pictures look blurred on paper
constexpr double printed_dpi = 300;         // finer is not seen
constexpr double max_height_share = 0.6;    // of the text block: a page is more than its picture
constexpr float round_share = 0.4F;         // of the width it has on a screen: a face on paper needs no more
constexpr float max_inline_height = 42;     // an inline picture higher than three lines tears the paragraph

/// Part of the measure that a size name asks for. Geekdoc's names are pixel widths for a screen; on paper they are shares.
double share_of(PictureSize size) {
    switch (size) {
        case PictureSize::tiny: return 0.34;
        case PictureSize::small: return 0.6;
        case PictureSize::medium: case PictureSize::large: case PictureSize::original: case PictureSize::unset: return 1;
    }
    return 1;
}

}  // namespace

PrintedSize printed_size(PictureSize size, std::uint32_t css_width, const ImageEntry& image, float measure, float max_height) {
    if (image.width == 0 || image.height == 0) return {};
    double width = share_of(size) * static_cast<double>(measure);
    if (css_width != 0) width = std::min(width, css_width * css_pixel);
    const bool is_scalable = image.kind == PictureKind::svg;
    if (!is_scalable) width = std::min(width, image.width * 72.0 / least_dpi);
    else if (size == PictureSize::unset && css_width == 0) width = std::min(width, image.width * css_pixel);
    double height = width * image.height / image.width;
    if (height > static_cast<double>(max_height)) {
        width *= static_cast<double>(max_height) / height;
        height = max_height;
    }
    return {static_cast<float>(std::max(width, 1.0)), static_cast<float>(std::max(height, 1.0))};
}

PictureRequest print_request(PictureSize size, std::uint32_t css_width, const ImageEntry& image, const Theme& theme) {
    return {PictureUse::print, print_pixels(size, css_width, image, theme)};
}

std::uint32_t print_pixels(PictureSize size, std::uint32_t css_width, const ImageEntry& image, const Theme& theme) {
    const PageShape shape = page_shape(theme);
    const PrintedSize printed =
        printed_size(size, css_width, image, shape.width, static_cast<float>(max_height_share) * shape.height);
    const double pixels = std::ceil(static_cast<double>(printed.width) / 72 * printed_dpi);
    const bool is_scalable = image.kind == PictureKind::svg;
    return static_cast<std::uint32_t>(is_scalable ? pixels : std::min(pixels, static_cast<double>(image.width)));
}

PrintedSize round_size(PrintedSize upright) {
    const float side = round_share * upright.width;
    return {side, side};
}

void cut_round(PictureItem& item, float side, const ImageEntry& entry) {
    item.is_round = true;
    if (entry.width == 0 || entry.height == 0) return;
    const float ratio = static_cast<float>(entry.width) / static_cast<float>(entry.height);
    if (ratio > 1) item.cut_x = side * (ratio - 1) / 2;
    else item.cut_y = side * (1 / ratio - 1) / 2;
}

InlineBox inline_picture(const Image& image, const ImageEntry& entry, const Theme& theme, float measure, NodeId owner) {
    InlineBox box;
    PrintedSize size = printed_size(image.size, image.extent.width, entry, measure, 1e6F);
    // Without a word on its size a picture in a line is a badge or symbol, shown as on a screen.
    if (image.size == PictureSize::unset && image.extent.width == 0) {
        const float natural = static_cast<float>(entry.width * css_pixel);
        if (natural < size.width) size = {natural, natural * static_cast<float>(entry.height) / static_cast<float>(entry.width)};
    }
    const bool is_code = entry.code.size != 0;  // is to be read by a camera, so it is never made smaller
    if (image.is_round) {
        size = round_size(size);
    } else if (size.height > max_inline_height && !is_code) {
        size = {size.width * max_inline_height / size.height, max_inline_height};
    }
    const float below = size.height > 14 ? size.height * 0.2F : 2;
    const Rect place{{Length::points(0), Length::points(below - size.height)}, {Length::points(size.width), Length::points(size.height)}};
    box.width = size.width;
    box.ascent = size.height - below;
    box.descent = below;
    if (is_code) {
        draw_code(entry.code, place, owner, box.items);
        return box;
    }
    PictureItem item;
    item.image = image.image;
    if (image.is_round) cut_round(item, size.width, entry);
    item.request = print_request(image.size, image.extent.width, entry, theme);
    item.owner = owner;
    item.box = place;
    box.items.emplace_back(item);
    return box;
}

}  // namespace notes_export::typeset
