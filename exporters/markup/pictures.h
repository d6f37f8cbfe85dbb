// How many pixels a picture needs in flowing text, and the element that shows it.
#pragma once

#include "markup/xhtml_tree.h"
#include "notes_export/document.h"
#include "notes_export/picture.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markup {

/// Whether one file serves all places of a picture, or the page holds it again at each (HTML without a script).
enum class Copies { one_for_all, one_for_each_place };

/// Pixels to ask for, by image: enough for the largest place it stands at; 0 where it is not used. Copies share the bytes that a single
/// picture would have, as long as none gets blurred.
[[nodiscard]] std::vector<std::uint32_t> picture_widths(const Document& document, Copies copies);

/// Tells `plan` what picture_widths() will lead to.
void plan_pictures(const Document& document, Copies copies, PicturePlan& plan);

[[nodiscard]] PictureRequest screen_request(std::uint32_t width);

/// Media type of a picture for the screen.
[[nodiscard]] std::string_view media_type(PictureEncoding encoding);

/// Of pictures cut to a circle.
inline constexpr std::string_view round_class = "ne-round";

/// An img with its size: as its author asked for, never distorted, and else as large as the file.
void add_picture(pugi::xml_node parent, const PlacedPicture& picture, std::string_view alt, const PictureExtent& extent, bool is_round);

/// Address of a small drawing that shows `words`, for a picture that is not there.
[[nodiscard]] std::string picture_of_words(std::string_view words);

}  // namespace notes_export::markup
