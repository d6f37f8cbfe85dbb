// Which files of a site Hugo does not look at (PUB-1): by their names, and by the patterns of `ignoreFiles`. Private to the site.
#pragma once

#include "base/pattern.h"
#include "notes_export/diagnostic.h"
#include "site/site_config.h"

#include <string_view>
#include <vector>

namespace notes_export::site {

class IgnoredFiles {
public:
    /// A pattern that is none is reported and ignores nothing.
    IgnoredFiles(const SiteConfig& config, Diagnostics& diagnostics);

    /// `path` stands below the root of the site. Dot files never come this far: the gate hides them.
    [[nodiscard]] bool contains(std::string_view path) const;

private:
    std::vector<base::Pattern> patterns_;
};

}  // namespace notes_export::site
