// The one door into typesetting: a Document becomes pages.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "typeset/frame.h"
#include "typeset/theme.h"

#include <string>

namespace notes_export::typeset {

class FontLibrary;

/// Lays the document out. Reports characters that no font covers and content that had to be made to fit.
[[nodiscard]] Layout typeset(const Document& document, const Theme& theme, Diagnostics& diagnostics);
/// The same with other fonts: tests use one whose widths can be worked out by hand.
[[nodiscard]] Layout typeset(const Document& document, const Theme& theme, Diagnostics& diagnostics, const FontLibrary& fonts);

/// The width in pixels at which a picture of this size will be printed with 300 dpi, known before layout.
[[nodiscard]] std::uint32_t print_pixels(PictureSize size, const PictureExtent& extent, const ImageEntry& image, const Theme& theme);

/// Pages as text, for tests and `--dump pages`.
[[nodiscard]] std::string dump_pages(const Layout& layout);
/// The structure tree as text, for tests and `--dump tags`.
[[nodiscard]] std::string dump_tags(const Layout& layout);

}  // namespace notes_export::typeset
