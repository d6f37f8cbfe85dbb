// The front matter of a page: where it ends, and what it says. Used by the site for all pages, silently, and by the reader for the
// page being converted, whose author wants to hear of mistakes.
#pragma once

#include "notes_export/diagnostic.h"
#include "site/value.h"

#include <cstdint>
#include <string_view>

namespace notes_export::site {

// Front matter is written by hand; the largest seen are some kilobytes (THREATS §3).
inline constexpr std::uint32_t max_front_matter_bytes = 256U * 1024U;

struct FrontMatter {
    Value matter;                   ///< always a map; empty where there is none or it cannot be read
    std::uint32_t body_offset = 0;  ///< where the body starts
    bool is_present = false;
};

/// Splits and parses the front matter of a page's cleaned text (base::clean_text). What is wrong with it (syntax, limits, double keys,
/// values of a kind that its key cannot have) goes to `diagnostics`, at spans of `source`; SourceId::none for no places.
[[nodiscard]] FrontMatter read_front_matter(std::string_view text, SourceId source, Diagnostics& diagnostics);

}  // namespace notes_export::site
