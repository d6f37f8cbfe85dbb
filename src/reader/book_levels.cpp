#include "reader/book_levels.h"

#include "model/tree.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace notes_export::reader {
namespace {

constexpr int deepest_level = 6;

const Division* part_of(const Block& block) {
    const Division* division = std::get_if<Division>(&block.node);
    return division && !division->part.empty() ? division : nullptr;
}

/// Topmost level of each unit (the body, then its parts in reading order); 0 where a unit has no heading of its own.
std::vector<int> topmost_levels(Blocks& body) {
    std::vector<int> levels{0};
    std::vector<std::size_t> open{0};
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (const Heading* heading = std::get_if<Heading>(&block.node)) {
            int& level = levels[open.back()];
            level = level == 0 ? heading->level : std::min(level, heading->level);
        }
        if (!part_of(block)) return;
        open.push_back(levels.size());
        levels.push_back(0);
    };
    visitor.leave = [&](Block& block) {
        if (part_of(block)) open.pop_back();
    };
    model::walk(body, visitor);
    return levels;
}

struct OpenUnit {
    int shift = 0;
    int above = 0;  ///< level of the last heading, as moved
};

}  // namespace

int topmost_level(Blocks& body) { return topmost_levels(body).front(); }

void fit_levels(Blocks& body, int topmost) {
    const std::vector<int> levels = topmost_levels(body);
    std::size_t unit = 0;
    std::vector<OpenUnit> open{{topmost - levels.front(), topmost - 1}};
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (Heading* heading = std::get_if<Heading>(&block.node)) {
            heading->level = std::clamp(heading->level + open.back().shift, 1, deepest_level);
            open.back().above = heading->level;
        }
        if (!part_of(block)) return;
        const int above = open.back().above;
        open.push_back({above + 1 - levels[++unit], above});
    };
    visitor.leave = [&](Block& block) {
        if (part_of(block)) open.pop_back();
    };
    model::walk(body, visitor);
}

}  // namespace notes_export::reader
