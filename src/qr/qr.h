// QR codes: text → squares, and the squares as a picture.
#pragma once

#include "notes_export/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::qr {

/// How much of a code may be damaged: about 7, 15, 25 and 30 percent.
enum class Level : std::uint8_t { low, medium, quartile, high };

/// The smallest code that holds `text` at `level` at least. Null when no code does: the largest hold 7,089 digits, or 2,953 bytes of
/// other text, at the lowest level.
[[nodiscard]] std::optional<QrSymbol> encode(std::string_view text, Level level);

/// Pixels to a square in the drawing of a code: the largest scale at which one is shown, since pictures are never enlarged.
inline constexpr std::uint32_t drawn_scale = 20;

/// An SVG file with the margin a code needs, black on white.
[[nodiscard]] std::string svg(const QrSymbol& symbol);

}  // namespace notes_export::qr
