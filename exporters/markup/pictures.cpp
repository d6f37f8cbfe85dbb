#include "markup/pictures.h"

#include "notes_export/walk.h"

#include <algorithm>
#include <cmath>

namespace notes_export::markup {
namespace {

// The column of text is at most some 680 CSS pixels wide. A picture gets up to twice the pixels of its place, as far as screens
// show the difference at a size that three photographs still travel by mail: tuned by eye on the conference photographs.
constexpr std::uint32_t tiny_width = 560;    // shown 320 wide
constexpr std::uint32_t small_width = 960;   // shown 600 wide
constexpr std::uint32_t full_width = 1280;   // shown as wide as the text

constexpr std::uint32_t column = 680;        // of text, in CSS pixels

/// What a place asks for.
struct Wish {
    std::uint32_t pixels = 0;  ///< for a sharp picture
    std::uint32_t least = 0;   ///< for one that is not blurred: as many as the place is wide
};

Wish wish_of(PictureSize size, std::uint32_t css_width) {
    if (css_width != 0) return {std::min(css_width, full_width / 2) * 2, std::min(css_width, column)};
    switch (size) {
        case PictureSize::tiny: return {tiny_width, 320};
        case PictureSize::small: return {small_width, 600};
        case PictureSize::medium:
        case PictureSize::large:
        case PictureSize::original:
        case PictureSize::unset: break;
    }
    return {full_width, column};
}

class WidthCollector {
public:
    explicit WidthCollector(std::size_t images) : uses_(images) {}

    void blocks(const Blocks& blocks) {
        for_each_block(blocks, [this](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) use(figure->image, wish_of(figure->size, figure->width));
        });
        for_each_inline(blocks, [this](const Inline& item) {
            if (const auto* image = std::get_if<Image>(&item.node)) use(image->image, wish_of(image->size, image->width));
        });
    }
    [[nodiscard]] std::vector<std::uint32_t> widths(Copies copies) const {
        std::vector<std::uint32_t> all;
        for (const Uses& uses : uses_) {
            const bool is_copied = copies == Copies::one_for_each_place && uses.count > 1;
            const auto shared = static_cast<std::uint32_t>(uses.wish.pixels / std::sqrt(std::max(uses.count, 1.0)));
            all.push_back(is_copied ? std::max(shared, uses.wish.least) : uses.wish.pixels);
        }
        return all;
    }

private:
    struct Uses {
        Wish wish;
        double count = 0;
    };
    void use(ImageId id, Wish wish) {
        Uses& uses = uses_[static_cast<std::size_t>(id)];
        uses.wish = {std::max(uses.wish.pixels, wish.pixels), std::max(uses.wish.least, wish.least)};
        ++uses.count;
    }
    std::vector<Uses> uses_;
};

}  // namespace

std::vector<std::uint32_t> picture_widths(const Document& document, Copies copies) {
    if (document.images.empty()) return {};
    WidthCollector collector(document.images.size());
    collector.blocks(document.body);
    for (const Note& note : document.notes) collector.blocks(note.content);
    return collector.widths(copies);
}

void plan_pictures(const Document& document, Copies copies, PicturePlan& plan) {
    const std::vector<std::uint32_t> widths = picture_widths(document, copies);
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
