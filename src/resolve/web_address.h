// Addresses as text: schemes, encoding, relative paths. Knows no site.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::resolve {

/// A link's words taken apart. `path` is decoded; `fragment` too.
struct Address {
    std::string scheme;    ///< lower case; empty: relative
    std::string path;      ///< of a relative address
    std::string query;     ///< with its '?', as written
    std::string fragment;  ///< without '#'
    bool has_fragment = false;
};

/// Without the blanks and control characters that browsers overlook in addresses ("java\nscript:").
[[nodiscard]] std::string cleaned_address(std::string_view words);
[[nodiscard]] Address take_apart(std::string_view cleaned);

/// Whether links with this scheme are kept: http, https, mailto, tel, ftp.
[[nodiscard]] bool is_allowed_scheme(std::string_view scheme);
/// Whether it is written as an address outside of the site: "git://example.net/x", "https://$HOST/". Not one that
/// browsers would run, nor a file of its author's machine.
[[nodiscard]] bool names_host(std::string_view cleaned);
/// The complete address with everything encoded that RFC 3986 does not allow; nothing when it names no host that a browser
/// would look for.
[[nodiscard]] std::optional<std::string> complete_address(std::string_view cleaned);
/// Percent-encodes what may not stand in a path or fragment.
[[nodiscard]] std::string encoded(std::string_view text);
[[nodiscard]] std::string decoded(std::string_view text);

/// "/2023/x" of "/2023/" and "x"; dot segments removed, never above the root.
[[nodiscard]] std::string joined_path(std::string_view base, std::string_view path);

}  // namespace notes_export::resolve
