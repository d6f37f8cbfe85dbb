// Where words may be divided: with the patterns of a language, read when first asked for.
#pragma once

#include "typeset/text/patterns.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::typeset {

class Hyphenator {
public:
    /// `language` is a BCP 47 tag; without patterns for it words stay whole.
    explicit Hyphenator(std::string_view language);

    /// Byte offsets inside `word` (letters only) where a hyphen may end a line.
    [[nodiscard]] std::vector<std::uint16_t> points(std::string_view word);

private:
    void load();
    [[nodiscard]] std::string encoded(std::string_view lower) const;
    [[nodiscard]] std::vector<bool> breaks(std::string_view word) const;

    std::string_view file_;  // empty: no patterns
    std::optional<PatternLevels> patterns_;
    bool is_utf8_ = true;
    std::vector<std::pair<char32_t, char>> charset_;  // of one byte per character: what has a byte beyond ASCII, sorted
};

}  // namespace notes_export::typeset
