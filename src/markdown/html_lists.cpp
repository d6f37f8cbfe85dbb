// Lists and definition lists of raw HTML.
#include "base/numbers.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

constexpr std::int64_t max_list_start = 1'000'000'000;

}  // namespace

List HtmlFlow::list(const HtmlNode& node) {
    List list;
    list.is_ordered = node.tag == "ol";
    const auto start = base::parse_integer(value_or_empty(node, "start"));
    if (start && *start >= 0) list.start = static_cast<std::int32_t>(std::min(*start, max_list_start));
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && is_blank(child.text)) continue;
        ListItem item;
        item.content = child.tag == "li" ? named_blocks(child) : blocks_of({child});
        if (child.tag == "li" || !item.content.empty()) list.items.push_back(std::move(item));
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
