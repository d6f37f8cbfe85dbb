// A document as one HTML page: styles and pictures inside, no script, nothing fetched. Tells the order of the parts;
// the tree is the markup engine's work.
#pragma once

#include "notes_export/exporter.h"
#include "notes_export/formats.h"

#include <memory>
#include <span>

namespace notes_export::html {

[[nodiscard]] std::span<const OptionRow> html_option_rows();

/// Null after reporting errors for option values it cannot take.
[[nodiscard]] std::unique_ptr<Exporter> make_html_exporter(const OptionValues& values, Diagnostics& diagnostics);

}  // namespace notes_export::html
