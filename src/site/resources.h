// The files of a bundle: which they are, what `resources:` in the front matter calls them, and how shortcodes look them up.
#pragma once

#include "notes_export/file_system.h"
#include "site/index.h"
#include "site/page.h"
#include "site/site_config.h"

#include <string_view>
#include <vector>

namespace notes_export::site {

/// `Resources.GetMatch` (RES-6): the first whose name matches the glob, then the first whose file name does. `main_type` ("image")
/// narrows the search; empty: any.
[[nodiscard]] const Resource* match_resource(const std::vector<Resource>& resources, std::string_view glob, std::string_view main_type = {});
/// `Resources.Get`: the same with equality, letter case ignored.
[[nodiscard]] const Resource* get_resource(const std::vector<Resource>& resources, std::string_view name);

/// "image/jpeg" of "a/b.JPG", by extension alone; "application/octet-stream" for what is not known (RES-7).
[[nodiscard]] std::string_view media_type_of(std::string_view path);

/// All resources of an entry's bundle with names and titles, sorted as Hugo sorts them. Private to the site.
[[nodiscard]] std::vector<Resource> collect_resources(const Entry& entry, const Page& page, const Index& index, const FileSystem& files, const SiteConfig& config);

}  // namespace notes_export::site
