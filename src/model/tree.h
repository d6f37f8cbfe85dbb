// Walking a tree to change it: blocks and inlines in reading order, containers before their contents.
#pragma once

#include "notes_export/document.h"

#include <functional>

namespace notes_export::model {

struct Visitor {
    std::function<void(Block&)> enter = [](Block&) {};
    std::function<void(Block&)> leave = [](Block&) {};
    /// Each row of inlines that stands in a block, as a whole, before the inlines in it.
    std::function<void(Inlines&)> row = [](Inlines&) {};
    std::function<void(Inline&)> inline_node = [](Inline&) {};
};

void walk(Blocks& blocks, const Visitor& visitor);
void walk(Inlines& inlines, const Visitor& visitor);

}  // namespace notes_export::model
