#include "markup/pictures.h"

#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

// The column of text is at most some 680 CSS pixels wide. A picture gets up to twice the pixels of its place, as far as screens
// show the difference at a size that three photographs still travel by mail: tuned by eye on the conference photographs.
constexpr std::uint32_t tiny_width = 560;    // shown 320 wide
constexpr std::uint32_t small_width = 960;   // shown 600 wide
constexpr std::uint32_t full_width = 1280;   // shown as wide as the text

std::uint32_t pixels_for(PictureSize size, std::uint32_t css_width) {
    if (css_width != 0) return std::min(css_width, full_width / 2) * 2;
    switch (size) {
        case PictureSize::tiny: return tiny_width;
        case PictureSize::small: return small_width;
        case PictureSize::medium:
        case PictureSize::large:
        case PictureSize::original:
        case PictureSize::unset: return full_width;
    }
    return full_width;
}

class WidthCollector {
public:
    explicit WidthCollector(std::size_t images) : widths_(images) {}

    void blocks(const Blocks& blocks) {
        for_each_block(blocks, [this](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) use(figure->image, figure->size, figure->width);
        });
        for_each_inline(blocks, [this](const Inline& item) {
            if (const auto* image = std::get_if<Image>(&item.node)) use(image->image, image->size, image->width);
        });
    }
    std::vector<std::uint32_t> take() { return std::move(widths_); }

private:
    void use(ImageId id, PictureSize size, std::uint32_t css_width) {
        std::uint32_t& width = widths_[static_cast<std::size_t>(id)];
        width = std::max(width, pixels_for(size, css_width));
    }
    std::vector<std::uint32_t> widths_;
};

}  // namespace

std::vector<std::uint32_t> picture_widths(const Document& document) {
    if (document.images.empty()) return {};
    WidthCollector collector(document.images.size());
    collector.blocks(document.body);
    for (const Note& note : document.notes) collector.blocks(note.content);
    return collector.take();
}

void plan_pictures(const Document& document, PicturePlan& plan) {
    const std::vector<std::uint32_t> widths = picture_widths(document);
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] != 0 && document.images[i].bytes) plan.will_need(document.images[i], screen_request(widths[i]));
}

PictureRequest screen_request(std::uint32_t width) { return {PictureUse::screen, width}; }

std::string_view media_type(PictureEncoding encoding) {
    switch (encoding) {
        case PictureEncoding::jpeg: return "image/jpeg";
        case PictureEncoding::png: return "image/png";
        case PictureEncoding::svg: return "image/svg+xml";
        case PictureEncoding::raw_gray:
        case PictureEncoding::raw_rgb: break;
    }
    return {};
}

}  // namespace notes_export::markup
