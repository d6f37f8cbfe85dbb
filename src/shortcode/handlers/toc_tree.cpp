#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

List tree_list(const std::vector<TreeEntry>& entries, const Call& call, Context& context) {
    List list;
    for (const TreeEntry& entry : entries) {
        Inlines line = plain(entry.title, call.span);
        if (!entry.address.empty()) {
            Link link;
            link.content = std::move(line);
            link.target = context.target(entry.address, call.span);
            line = Inlines{Inline{std::move(link), call.span}};
        }
        if (!entry.description.empty()) line.push_back({Text{": " + entry.description}, call.span});
        ListItem item;
        item.content.push_back(block(Paragraph{std::move(line)}, call.span));
        if (!entry.children.empty()) item.content.push_back(block(tree_list(entry.children, call, context), call.span));
        list.items.push_back(std::move(item));
    }
    return list;
}

}  // namespace

/// `{{< toc-tree >}}`: the pages below the current section, in the menu's order (GD-TREE).
Expansion expand_toc_tree(const Call& call, Context& context) {
    const std::vector<TreeEntry> entries = context.section_tree(call.text("sortBy"));
    if (entries.empty()) return Blocks{};
    return Blocks{block(tree_list(entries, call, context), call.span)};
}

}  // namespace notes_export::shortcode
