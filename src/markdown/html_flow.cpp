// The flow's ends, and what blocks and running text share: places, finished nodes, what is left out.
#include "markdown/html_flow.h"

#include "base/numbers.h"
#include "markdown/html_tags.h"
#include "markdown/placeholder.h"
#include "markdown/safe_address.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markdown {

HtmlFlow::HtmlFlow(const HtmlText& text, Context& context, Inlines inlines, Blocks blocks)
    : text_(text),
      context_(context),
      inlines_(std::move(inlines)),
      blocks_(std::move(blocks)),
      is_used_(std::max(inlines_.size(), blocks_.size()), false) {}

Inlines HtmlFlow::read_inlines(const std::vector<HtmlNode>& nodes) {
    Inlines line;
    state_.is_after_gap = false;  // a blank at the beginning of a link stands between words
    for (const HtmlNode& root : nodes) root.tag == "html" ? add_inlines(root.children, line) : add_inline(root, line);
    // An unclosed <script> or the like swallows what follows as its text: nodes are not lost with it.
    for (std::size_t i = 0; i < inlines_.size(); ++i) {
        if (!is_used_[i]) line.push_back(std::move(inlines_[i]));
    }
    return line;
}

Blocks HtmlFlow::read_blocks(const std::vector<HtmlNode>& nodes) {
    Flow flow;
    for (const HtmlNode& root : nodes) root.tag == "html" ? add_nodes(root.children, flow) : add_node(root, flow);
    end_line(flow);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!is_used_[i]) flow.blocks.push_back(std::move(blocks_[i]));
    }
    return std::move(flow.blocks);
}

Blocks HtmlFlow::read_paragraph(const std::vector<HtmlNode>& nodes, Span whole) {
    const auto is_apart = [this](const std::vector<HtmlNode>& row) { return is_divided(row) || is_only_media(row); };
    const bool has_root = nodes.size() == 1 && nodes.front().tag == "html";
    if (!is_apart(has_root ? nodes.front().children : nodes)) {
        Blocks blocks;
        blocks.push_back({Paragraph{read_inlines(nodes)}, whole});
        return blocks;
    }
    Blocks blocks = read_blocks(nodes);
    Inlines rest;
    for (std::size_t i = 0; i < inlines_.size(); ++i) {
        if (!is_used_[i]) rest.push_back(std::move(inlines_[i]));
    }
    if (!rest.empty()) blocks.push_back({Paragraph{std::move(rest)}, whole});
    return blocks;
}

Span HtmlFlow::span(const HtmlNode& node) const {
    const auto after = std::upper_bound(text_.places.begin(), text_.places.end(), node.offset,
                                        [](std::size_t at, const HtmlText::Place& place) { return at < place.offset; });
    return after == text_.places.begin() ? text_.places.front().span : (after - 1)->span;
}

std::optional<std::size_t> HtmlFlow::node_number(const HtmlNode& node) const {
    const std::string* words = node.attribute(node_attribute);
    if (words == nullptr) return std::nullopt;
    const auto number = base::parse_integer(*words);
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= is_used_.size()) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

bool HtmlFlow::is_dropped(const HtmlNode& node) {
    // A drawing that is never closed would take the rest of the page with it.
    const bool is_open_drawing = node.tag == "svg" && !node.is_closed;
    if (!is_dropped_tag(node.tag) && !is_open_drawing) return false;
    // The title of a whole document stands in the window's frame, not on the page.
    if (node.tag != "title") warn_of_dropped(node);
    if (!is_open_drawing) forget_nodes(node);
    return true;
}

void HtmlFlow::warn_of_dropped(const HtmlNode& node) {
    context_.diagnostics.warn("html-dropped", span(node), "the raw HTML " + quoted("<" + node.tag + ">") + " is left out");
}

void HtmlFlow::report_dropped(const HtmlNode& node) {
    warn_of_dropped(node);
    forget_nodes(node);
}

void HtmlFlow::forget_nodes(const HtmlNode& node) {
    if (const auto number = node_number(node)) is_used_[*number] = true;
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && node.is_closed) forget_swallowed(child.text);
        forget_nodes(child);
    }
}

/// In an <iframe> or <script>, marked elements are text.
void HtmlFlow::forget_swallowed(std::string_view text) {
    const std::string mark = std::string(placeholder_begin) + "node=\"";
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::string_view digits = text.substr(at + mark.size());
        const auto number = base::parse_integer(digits.substr(0, digits.find('"')));
        if (number && *number >= 0 && static_cast<std::size_t>(*number) < is_used_.size()) {
            is_used_[static_cast<std::size_t>(*number)] = true;
        }
    }
}

std::string HtmlFlow::raw_text(const std::vector<HtmlNode>& nodes) {
    std::string text;
    for (const HtmlNode& node : nodes) {
        if (node.tag.empty()) {
            text += node.text;
        } else if (const auto number = node_number(node)) {
            is_used_[*number] = true;
            text += *number < inlines_.size() ? plain_text(Inlines{inlines_[*number]}) : plain_text(Blocks{blocks_[*number]});
        } else {
            text += node.tag == "br" ? "\n" : raw_text(node.children);
        }
    }
    return text;
}

std::optional<TargetId> HtmlFlow::target(const HtmlNode& node, std::string_view attribute) {
    const std::string* address = node.attribute(attribute);
    if (address == nullptr || address->empty()) return std::nullopt;
    if (!is_safe_address(*address, false)) {
        context_.diagnostics.warn("html-dropped", span(node), "the address " + quoted(*address) + " is left out");
        return std::nullopt;
    }
    return context_.draft.add_target({*address, span(node)});
}

}  // namespace notes_export::markdown
