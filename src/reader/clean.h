// Small things about texts that are put together.
#pragma once

#include "markdown/placeholder.h"

#include <cstdint>
#include <string>

namespace notes_export::reader {

/// Noncharacters from a value (YAML and JSON escapes can make them) must not pass for placeholders.
[[nodiscard]] inline std::string without_noncharacters(std::string text) {
    for (const std::string_view mark : {markdown::placeholder_begin, markdown::placeholder_end}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), "\xEF\xBF\xBD");
        }
    }
    return text;
}

[[nodiscard]] inline std::uint32_t size32(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

}  // namespace notes_export::reader
