// The table of output formats. Adding a format is one row in exporters/formats.cpp.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/exporter.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace notes_export {

/// One option of a format, as the command line and the documentation show it.
struct OptionRow {
    std::string_view name;           ///< "page-size"
    std::string_view value_name;     ///< "a4|letter|a5|WxHmm"
    std::string_view default_value;  ///< as text; empty: none
    std::string_view help;
};

/// Name → value, as given; checked by Format::make.
using OptionValues = std::map<std::string, std::string, std::less<>>;

struct Format {
    std::string_view name;        ///< "pdf"
    std::string_view extension;   ///< ".pdf"
    std::string_view media_type;
    std::span<const OptionRow> options;
    /// Parses the options once. Returns null after reporting errors for values it cannot take; options
    /// of other formats are ignored.
    std::unique_ptr<Exporter> (*make)(const OptionValues& values, Diagnostics& diagnostics);
};

[[nodiscard]] std::span<const Format> formats();
/// By name ("pdf") or by extension (".pdf"), letter case ignored; null when there is none.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace notes_export
