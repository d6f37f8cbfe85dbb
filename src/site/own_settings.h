// notes-export.yaml beside the site's configuration: what the program is to do with things that only a template of the site
// could tell (docs/custom-shortcodes.md).
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"
#include "notes_export/unknown_shortcode.h"
#include "shortcode/custom_table.h"

#include <optional>

namespace notes_export::site {

struct OwnSettings {
    std::optional<UnknownShortcode> unknown_shortcode;
    shortcode::CustomTable shortcodes;
};

/// Everything unset where there is no such file. Mistakes are errors in `diagnostics`; what is right counts all the same.
[[nodiscard]] OwnSettings load_own_settings(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics);

}  // namespace notes_export::site
