// How large an author asks for a picture: the width, height and style attributes that HTML and shortcodes give it.
#pragma once

#include "notes_export/document.h"

#include <string_view>

namespace notes_export::base {

/// From the values of `width` and `height` ("300", "200px", "50%", "10em", "3cm", …) and the declarations of `style` (width, height,
/// max-width, max-height), which win as in CSS. What says nothing ("auto", "100%" as a maximum, a percentage as a height) is left out; an upper
/// limit counts as the size itself, since a picture is never made larger than it is for one.
[[nodiscard]] PictureExtent picture_extent(std::string_view width, std::string_view height, std::string_view style = {});

/// `inner` within a box of the size `outer`: a share of a share, and the smaller of two lengths.
[[nodiscard]] PictureExtent within(const PictureExtent& outer, const PictureExtent& inner);

}  // namespace notes_export::base
