// Positions in rewritten text → positions in the file as the author sees it. A rewritten text is a row of pieces,
// each copied from the source unchanged or standing for a range of it (a placeholder for a shortcode call).
#pragma once

#include "notes_export/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::base {

class TextMap {
public:
    TextMap() = default;
    /// A text that is `span` of its source, unchanged.
    explicit TextMap(Span span) { pieces_.push_back({0, span, true}); }

    /// Tells that from `offset` on, the text is a copy of `span` (same length).
    void add_copy(std::uint32_t offset, Span span) { pieces_.push_back({offset, span, true}); }
    /// Tells that from `offset` on, the text stands for all of `span`.
    void add_stand_in(std::uint32_t offset, Span span) { pieces_.push_back({offset, span, false}); }

    /// Where [begin, end) of the rewritten text comes from. Logarithmic.
    [[nodiscard]] Span original(std::uint32_t begin, std::uint32_t end) const;

private:
    struct Piece {
        std::uint32_t offset;
        Span span;
        bool is_copy;
    };
    std::vector<Piece> pieces_;  // ascending by offset
};

}  // namespace notes_export::base
