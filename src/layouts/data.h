// Data files and texts of a site and its themes, as templates see them.
#pragma once

#include "site/site.h"
#include "template/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::layouts {

/// All of data/, the site's before its themes'. What cannot be read is left out.
[[nodiscard]] templates::Value read_data(const site::Site& site);
/// i18n/LANGUAGE.*: ids, in lower case, with a text or its plural forms.
[[nodiscard]] templates::Value read_translations(const site::Site& site, const std::string& language);
/// "yaml", "toml", "json" or "csv"; empty: what it looks like. Nothing: it cannot be read.
[[nodiscard]] std::optional<templates::Value> read_text_as(std::string_view format, std::string_view text);

}  // namespace notes_export::layouts
