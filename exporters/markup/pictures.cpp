#include "markup/pictures.h"

#include "base/unicode.h"
#include "base/xml_escape.h"
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

Wish wish_of(PictureSize size, const PictureExtent& extent, const ImageEntry& image) {
    std::uint32_t css_width = extent.width;
    if (extent.height != 0 && image.height != 0) {
        const auto by_height = static_cast<std::uint32_t>(std::uint64_t{extent.height} * image.width / image.height + 1);
        css_width = css_width == 0 ? by_height : std::min(css_width, by_height);
    }
    if (extent.width_percent != 0 && css_width == 0) css_width = std::max(1U, column * std::min(extent.width_percent, 100U) / 100);
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
    explicit WidthCollector(const Document& document) : document_(document), uses_(document.images.size()) {}

    void blocks(const Blocks& blocks) {
        for_each_block(blocks, [this](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) use(figure->image, wish_of(figure->size, figure->extent, document_.image(figure->image)));
        });
        for_each_inline(blocks, [this](const Inline& item) {
            if (const auto* image = std::get_if<Image>(&item.node)) use(image->image, wish_of(image->size, image->extent, document_.image(image->image)));
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
    const Document& document_;
    std::vector<Uses> uses_;
};

}  // namespace

std::vector<std::uint32_t> picture_widths(const Document& document, Copies copies) {
    if (document.images.empty()) return {};
    WidthCollector collector(document);
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

std::string picture_of_words(std::string_view words) {
    constexpr std::size_t shown_characters = 60;  // a line of text; the description itself is kept whole
    constexpr std::size_t narrow = 7, wide = 13, margin = 16;
    std::string shown;
    std::size_t width = 0;
    for (std::size_t i = 0, count = 0; i < words.size(); ++count) {
        const base::Decoded character = base::decode(words, i);
        if (count == shown_characters) {
            shown += "…";
            width += narrow;
            break;
        }
        shown += words.substr(i, character.length);
        width += character.character < 0x1100 ? narrow : wide;
        i += character.length;
    }
    const std::string length = std::to_string(width), box = std::to_string(width + margin);
    std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='" + box + "' height='26'><rect width='" + box +
                            "' height='26' fill='#f6f4ee'/><text x='8' y='18' font-family='sans-serif' font-size='13' "
                            "fill='#4f555b' textLength='" + length + "' lengthAdjust='spacingAndGlyphs'>";
    base::append_xml_text(svg, shown);
    svg += "</text></svg>";
    std::string address = "data:image/svg+xml,";
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    for (const char c : svg) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F && std::string_view("\"#%&<>[\\]^`{|}").find(c) == std::string_view::npos) {
            address += c;
            continue;
        }
        address += '%';
        address += hexadecimal[byte >> 4U];
        address += hexadecimal[byte & 15U];
    }
    return address;
}

}  // namespace notes_export::markup
