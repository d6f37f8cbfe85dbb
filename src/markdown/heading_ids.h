// Heading ids as Hugo makes them (CONSTRUCTS ID-1 to ID-3, HUGO-FACTS §5): one register per unit.
#pragma once

#include "markdown/parse.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace notes_export::markdown {

class HeadingIds {
public:
    explicit HeadingIds(HeadingIdType type) : type_(type) {}

    /// The id for a heading with this plain text; `-1`, `-2` … where it is taken already. Amortised constant time.
    [[nodiscard]] std::string make(std::string_view plain_text);
    /// Registers an id the author wrote; it is used as it is.
    void claim(std::string_view id);

private:
    HeadingIdType type_;
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::uint32_t> next_;
};

/// Rule ID-1 alone, without regard to duplicates.
[[nodiscard]] std::string heading_slug(std::string_view plain_text, HeadingIdType type);

}  // namespace notes_export::markdown
