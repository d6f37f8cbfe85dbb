// A document as an EPUB 3.3 book. Tells the order of the parts: chapters, package, navigation, archive.
#pragma once

#include "notes_export/exporter.h"
#include "notes_export/formats.h"

#include <memory>
#include <span>

namespace notes_export::epub {

[[nodiscard]] std::span<const OptionRow> epub_option_rows();

/// Null after reporting errors for option values it cannot take.
[[nodiscard]] std::unique_ptr<Exporter> make_epub_exporter(const OptionValues& values, Diagnostics& diagnostics);

}  // namespace notes_export::epub
