// Loading a page of a site that is open already: a batch opens its site once for all its jobs.
#pragma once

#include "notes_export/convert.h"
#include "site/site.h"

#include <string_view>

namespace notes_export {

/// As load_document() of the public header, but of `site`; of `options`, only what the site has not settled counts. Throws nothing;
/// may run on several threads with one site.
[[nodiscard]] LoadedDocument load_document(const site::Site& site, std::string_view page, const LoadOptions& options);

}  // namespace notes_export
