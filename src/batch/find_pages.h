// Which pages an input means: a page itself, a section's folder, or a site's conference years.
#pragma once

#include "batch/request.h"
#include "site/site.h"

#include <string>
#include <vector>

namespace notes_export::batch {

/// `below` is the input's path below the site's root (empty: the root); `input` is how the user wrote it, for messages.
/// Empty after an error was reported.
[[nodiscard]] std::vector<const site::Page*> find_pages(const site::Site& site, const std::string& below, const std::string& input,
                                                        const Request& request, Diagnostics& diagnostics);

}  // namespace notes_export::batch
