// The site's `markup.goldmark` settings as the Markdown parser wants them.
#pragma once

#include "markdown/parse.h"
#include "site/site_config.h"

namespace notes_export::reader {

[[nodiscard]] markdown::Options markdown_options(const site::SiteConfig& config);

}  // namespace notes_export::reader
