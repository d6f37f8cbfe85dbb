#include "base/text_map.h"

#include <algorithm>

namespace notes_export::base {

Span TextMap::original(std::uint32_t begin, std::uint32_t end) const {
    if (pieces_.empty()) return {};
    const auto piece_at = [&](std::uint32_t offset) -> const Piece& {
        const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                            [](std::uint32_t o, const Piece& piece) { return o < piece.offset; });
        return after == pieces_.begin() ? pieces_.front() : *(after - 1);
    };
    const Piece& first = piece_at(begin);
    const Piece& last = end > begin ? piece_at(end - 1) : first;
    Span span = first.span;
    if (first.is_copy) span.begin = std::min(first.span.begin + (begin - first.offset), first.span.end);
    span.end = last.is_copy ? std::min(last.span.begin + (std::max(end, last.offset) - last.offset), last.span.end)
                            : last.span.end;
    if (span.end < span.begin) span.end = span.begin;
    return span;
}

}  // namespace notes_export::base
