#include "markup/xhtml_tree.h"

#include "notes_export/walk.h"

namespace notes_export::markup {

HeadingPlan::HeadingPlan(const Document& document) {
    for_each_block(document.body, [&](const Block& block) {
        has_contents_place_ = has_contents_place_ || std::holds_alternative<ContentsHere>(block.node);
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading != nullptr && heading->in_contents && heading->level <= document.contents_depth) ++listed_;
    });
}

}  // namespace notes_export::markup
