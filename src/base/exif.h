// What we ask of a TIFF structure, which EXIF data and TIFF files are: which way up the picture is, and how large.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace notes_export::base {

/// EXIF's orientation, 1 to 8, from a TIFF structure ("II*\0…" or "MM\0*…"); 1 when it does not tell or is broken.
[[nodiscard]] int exif_orientation(std::string_view tiff);

/// Whether `bytes` begin like one.
[[nodiscard]] bool is_tiff(std::string_view bytes);

/// Fields of baseline TIFF (TIFF 6.0, section 8) that hold one number.
enum class TiffField : std::uint16_t { image_width = 0x0100, image_length = 0x0101, orientation = 0x0112 };
/// The number in the first directory; nothing when it is not there, of another type, or cut off.
[[nodiscard]] std::optional<std::uint32_t> tiff_field(std::string_view tiff, TiffField field);

}  // namespace notes_export::base
