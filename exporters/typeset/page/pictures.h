// How large pictures are printed, and the stand-in for one that is missing.
#pragma once

#include "notes_export/document.h"
#include "typeset/frame.h"
#include "typeset/text/styled_text.h"
#include "typeset/theme.h"

namespace notes_export::typeset {

struct PrintedSize {
    float width = 0, height = 0;  ///< points
};

/// As wide as its size name asks for on a measure of `width`, but never coarser than 110 dpi nor higher than `max_height`.
[[nodiscard]] PrintedSize printed_size(PictureSize size, std::uint32_t css_width, const ImageEntry& image, float width,
                                       float max_height);
/// A request for at most 300 dpi of a printed width.
[[nodiscard]] PictureRequest print_request(PictureSize size, std::uint32_t css_width, const ImageEntry& image,
                                           const Theme& theme);
/// The square that a round picture gets on paper, where it would stand upright otherwise.
[[nodiscard]] PrintedSize round_size(PrintedSize upright);
/// Makes the picture's middle fill the circle in its box, which is `side` points wide.
void cut_round(PictureItem& item, float side, const ImageEntry& entry);
[[nodiscard]] InlineBox inline_picture(const Image& image, const ImageEntry& entry, const Theme& theme, float measure,
                                       NodeId owner);

}  // namespace notes_export::typeset
