// The options of the PDF format: their table for the command line, and what they mean once parsed.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "notes_export/formats.h"
#include "typeset/theme.h"

#include <optional>
#include <span>

namespace notes_export::pdf {

struct PdfOptions {
    std::optional<typeset::Size> page;  ///< nothing: A4, or letter where the document's language is en-US
    std::optional<int> contents_depth;  ///< nothing: the theme's; 0: no contents
};

[[nodiscard]] std::span<const OptionRow> option_rows();

/// Parses once; nothing after reporting errors.
[[nodiscard]] std::optional<PdfOptions> parse_options(const OptionValues& values, Diagnostics& diagnostics);

/// The default theme with the options applied to it.
[[nodiscard]] typeset::Theme theme_for(const PdfOptions& options, const Meta& meta);

}  // namespace notes_export::pdf
