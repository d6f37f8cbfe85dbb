#include "typeset/page/slices.h"

#include <algorithm>
#include <utility>

namespace notes_export::typeset {

std::vector<std::vector<Stack>> slice(std::vector<Flow>&& parts, float height) {
    for (Flow& part : parts) settle_decorations(part);
    std::vector<std::size_t> begin(parts.size(), 0);
    std::vector<std::vector<Stack>> slices;
    for (;;) {
        std::vector<Stack> row;
        bool has_any = false;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const std::vector<Element>& elements = parts[p].elements;
            std::size_t end = begin[p];
            float filled = 0;
            for (; end < elements.size(); ++end) {
                const float its = elements[end].height + (end > begin[p] ? elements[end].space_before : 0);
                if (end > begin[p] && filled + its > height) break;
                filled += its;
            }
            has_any = has_any || end > begin[p];
            Flow piece;
            piece.append(parts[p], begin[p], end);
            begin[p] = end;
            row.push_back(stack(std::move(piece)));
        }
        if (!has_any) return slices;
        slices.push_back(std::move(row));
    }
}

float tallest(const std::vector<Stack>& row) {
    float height = 0;
    for (const Stack& cell : row) height = std::max(height, cell.height);
    return height;
}

}  // namespace notes_export::typeset
