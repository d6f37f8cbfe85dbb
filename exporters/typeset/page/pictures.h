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

/// Of the text block's height: a page is more than its picture.
inline constexpr float max_picture_share = 0.6F;
/// A picture among words that is higher than three lines tears the paragraph.
inline constexpr float max_inline_height = 42;

/// As wide as its author asks for on a measure of `width`, within both edges where both are given; but never coarser than 110 dpi (60 where
/// a size was asked for) nor higher than `max_height`.
[[nodiscard]] PrintedSize printed_size(PictureSize size, const PictureExtent& extent, const ImageEntry& image, float width,
                                       float max_height);
/// As large as a screen shows it.
[[nodiscard]] PrintedSize natural_size(const ImageEntry& entry);
/// A request for at most 300 dpi of a printed width.
[[nodiscard]] PictureRequest print_request(PictureSize size, const PictureExtent& extent, const ImageEntry& image,
                                           const Theme& theme);
/// The square that a round picture gets on paper, where it would stand upright otherwise.
[[nodiscard]] PrintedSize round_size(PrintedSize upright);
/// Makes the picture's middle fill the circle in its box, which is `side` points wide.
void cut_round(PictureItem& item, float side, const ImageEntry& entry);
[[nodiscard]] InlineBox inline_picture(const Image& image, const ImageEntry& entry, const Theme& theme, float measure,
                                       NodeId owner);

}  // namespace notes_export::typeset
