// Addresses of pages: what Hugo makes of a path, a slug, a permalink pattern (PUB-7).
#pragma once

#include "site/page.h"
#include "site/site_config.h"

#include <string>
#include <string_view>

namespace notes_export::site {

/// A path as it stands in addresses: letters, digits, marks and . / _ - # + ~ @ stay, blanks become one hyphen, the rest goes.
[[nodiscard]] std::string address_path(std::string_view path);
/// Percent-encoded where an address needs it; "/" and what is encoded already stay.
[[nodiscard]] std::string encode_address(std::string_view path);
/// Percent sequences decoded once; broken ones stay as they are.
[[nodiscard]] std::string decode_address(std::string_view address);
/// For comparing addresses: decoded, without query, fragment and "index.html", letter case folded, slashes at both ends.
[[nodiscard]] std::string address_key(std::string_view address);

/// The root-relative address of a page whose other fields are filled. `cased_path` is its logical path with the letter case
/// of the file names; `sections` the folders of the section it is in ("2023/talks"), its own if it is one.
[[nodiscard]] std::string make_address(const Page& page, std::string_view cased_path, std::string_view sections, const SiteConfig& config);

}  // namespace notes_export::site
