#include "markup/xhtml_tree.h"

#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markup {

HeadingPlan::HeadingPlan(const Document& document) {
    int topmost = 7;
    for_each_block(document.body, [&](const Block& block) {
        has_contents_place_ = has_contents_place_ || std::holds_alternative<ContentsHere>(block.node);
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading == nullptr) return;
        topmost = std::min(topmost, heading->level);
        if (heading->in_contents) ++listed_;
    });
    if (topmost <= 6) shift_ = 2 - topmost;
}

int HeadingPlan::level(const Heading& heading) const { return std::clamp(heading.level + shift_, 2, 6); }

}  // namespace notes_export::markup
