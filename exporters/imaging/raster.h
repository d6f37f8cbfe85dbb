// Photographs and other pictures made of pixels: files → Pixels → JPEG. The libvips adapter.
#pragma once

#include "imaging/pixels.h"
#include "notes_export/picture.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::imaging {

/// Decodes a JPEG, PNG, GIF (first frame) or WebP to `width` pixels across, upright, in sRGB; a JPEG perhaps to four
/// percent less. Never larger than it is; `width` 0 means its own size. Throws Unreadable, Unavailable.
[[nodiscard]] Pixels decode(std::string_view bytes, PictureKind kind, std::uint32_t width);

/// A baseline JPEG without any metadata, of pixels without alpha. (Progressive ones of the sizes we make are one or two
/// percent smaller and take twice as long.) Throws Unreadable, Unavailable.
[[nodiscard]] std::string encode_jpeg(const Pixels& pixels, int quality);

}  // namespace notes_export::imaging
