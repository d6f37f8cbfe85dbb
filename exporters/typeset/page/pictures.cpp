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
constexpr double least_asked_dpi = 60;      // as far as browsers would enlarge one whose author asked for it
constexpr double printed_dpi = 300;         // finer is not seen
constexpr float round_share = 0.4F;         // of the width it has on a screen: a face on paper needs no more

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

PrintedSize printed_size(PictureSize size, const PictureExtent& extent, const ImageEntry& image, float measure, float max_height) {
    if (image.width == 0 || image.height == 0) return {};
    const bool is_scalable = image.kind == PictureKind::svg;
    const bool has_wish = extent != PictureExtent{};
    double width = share_of(size) * static_cast<double>(measure);
    if (extent.width_percent != 0) width = std::min(width, static_cast<double>(measure) * extent.width_percent / 100);
    if (extent.width != 0) width = std::min(width, extent.width * css_pixel);
    double most = max_height;
    if (extent.height != 0) most = std::min(most, extent.height * css_pixel);
    if (!is_scalable) width = std::min(width, image.width * 72.0 / (has_wish ? least_asked_dpi : least_dpi));
    else if (size == PictureSize::unset && !has_wish) width = std::min(width, image.width * css_pixel);
    double height = width * image.height / image.width;
    if (height > most) {
        width *= most / height;
        height = most;
    }
    return {static_cast<float>(std::max(width, 1.0)), static_cast<float>(std::max(height, 1.0))};
}

PictureRequest print_request(PictureSize size, const PictureExtent& extent, const ImageEntry& image, const Theme& theme) {
    return {PictureUse::print, print_pixels(size, extent, image, theme)};
}

std::uint32_t print_pixels(PictureSize size, const PictureExtent& extent, const ImageEntry& image, const Theme& theme) {
    const PageShape shape = page_shape(theme);
    const PrintedSize printed = printed_size(size, extent, image, shape.width, max_picture_share * shape.height);
    const double pixels = std::ceil(static_cast<double>(printed.width) / 72 * printed_dpi);
    const bool is_scalable = image.kind == PictureKind::svg;
    return static_cast<std::uint32_t>(is_scalable ? pixels : std::min(pixels, static_cast<double>(image.width)));
}

PrintedSize natural_size(const ImageEntry& entry) {
    return {static_cast<float>(entry.width * css_pixel), static_cast<float>(entry.height * css_pixel)};
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
    const bool has_wish = image.size != PictureSize::unset || image.extent != PictureExtent{};
    PrintedSize size = printed_size(image.size, image.extent, entry, measure, max_picture_share * page_shape(theme).height);
    // Without a word on its size a picture in a line is a badge or symbol, shown as on a screen.
    if (const PrintedSize natural = natural_size(entry); !has_wish && natural.width < size.width) size = natural;
    const bool is_code = entry.code.size != 0;  // is to be read by a camera, so it is never made smaller
    if (image.is_round) {
        size = round_size(size);
    } else if (size.height > max_inline_height && !is_code && !has_wish) {
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
    item.request = print_request(image.size, image.extent, entry, theme);
    item.owner = owner;
    item.box = place;
    box.items.emplace_back(item);
    return box;
}

}  // namespace notes_export::typeset
