// What to do about a shortcode that neither the program nor the site's notes-export.yaml knows.
#pragma once

#include <cstdint>

namespace notes_export {

/// In all three cases the text between opening and closing tag stays.
enum class UnknownShortcode : std::uint8_t { error, warn, keep };

}  // namespace notes_export
