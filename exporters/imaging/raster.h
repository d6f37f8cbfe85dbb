// Photographs and other pictures made of pixels: files → Pixels → JPEG. The libvips adapter.
#pragma once

#include "imaging/pixels.h"
#include "notes_export/picture.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::imaging {

/// Decodes a JPEG, PNG, GIF (first frame) or WebP to at most `width` pixels across, upright, in sRGB. Never larger
/// than it is; `width` 0 means its own size. Throws Unreadable, Unavailable.
[[nodiscard]] Pixels decode(std::string_view bytes, PictureKind kind, std::uint32_t width);

/// Scaled down to `width` pixels across; a copy when it is that size or smaller. Throws Unreadable, Unavailable.
[[nodiscard]] Pixels scaled_down(const Pixels& pixels, std::uint32_t width);

enum class JpegOrder { baseline, progressive };
/// Without alpha (must have none) and without any metadata. Throws Unreadable, Unavailable.
[[nodiscard]] std::string encode_jpeg(const Pixels& pixels, int quality, JpegOrder order);

}  // namespace notes_export::imaging
