// Lists and definition lists of raw HTML.
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"
#include "markdown/list_numbering.h"

#include <algorithm>

namespace notes_export::markdown {

List HtmlFlow::list(const HtmlNode& node) {
    List list;
    list.is_ordered = node.tag == "ol";
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && is_blank(child.text)) continue;
        ListItem item;
        item.content = child.tag == "li" ? named_blocks(child) : blocks_of({child});
        item.checked = take_tick_box(item.content);
        if (list.is_ordered) item.value = parse_list_number(value_or_empty(child, "value"));
        if (child.tag == "li" || !item.content.empty() || item.checked) list.items.push_back(std::move(item));
    }
    if (list.is_ordered) {
        set_numbering(list, {value_or_empty(node, "type"), value_or_empty(node, "start"), value_or_empty(node, "style"),
                             node.attribute("reversed") != nullptr});
    }
    list.is_tight = std::none_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
        const auto paragraphs = std::count_if(item.content.begin(), item.content.end(), [](const Block& block) {
            return std::holds_alternative<Paragraph>(block.node);
        });
        return paragraphs > 1;
    });
    return list;
}

DefinitionList HtmlFlow::definitions(const HtmlNode& node) {
    DefinitionList list;
    const auto add = [&](const HtmlNode& child) {
        if (child.tag == "dt") {
            if (list.items.empty() || !list.items.back().meanings.empty()) list.items.emplace_back();
            list.items.back().terms.push_back({inlines_of(child.children), value_or_empty(child, "id")});
        } else if (!(child.tag.empty() && is_blank(child.text))) {
            if (list.items.empty()) list.items.emplace_back();
            list.items.back().meanings.push_back(child.tag == "dd" ? named_blocks(child) : blocks_of({child}));
        }
    };
    for (const HtmlNode& child : node.children) {
        // A <div> may group a term with its meanings.
        const bool is_group = child.tag == "div" && !node_number(child);
        if (is_group) {
            for (const HtmlNode& inner : child.children) add(inner);
        } else {
            add(child);
        }
    }
    return list;
}

}  // namespace notes_export::markdown
