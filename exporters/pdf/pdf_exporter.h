// PDF: a Document is typeset into pages, and the pages are painted. Everything about looks is decided by typeset;
// everything about the file format is here.
#pragma once

#include "notes_export/exporter.h"
#include "notes_export/formats.h"

#include <memory>
#include <span>

namespace notes_export::pdf {

/// The options of the format, for the command line and its help.
[[nodiscard]] std::span<const OptionRow> pdf_option_rows();

/// Null after reporting errors for values that cannot be taken.
[[nodiscard]] std::unique_ptr<Exporter> make_pdf_exporter(const OptionValues& values, Diagnostics& diagnostics);

}  // namespace notes_export::pdf
