// Blocks of raw HTML.
#include "base/said.h"
#include "base/unicode.h"
#include "markdown/highlight_options.h"
#include "markdown/html_alignment.h"
#include "markdown/html_flow.h"
#include "markdown/html_table.h"
#include "markdown/html_tags.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

bool is_heading(const HtmlNode& node) { return node.tag.size() == 2 && node.tag[0] == 'h' && node.tag[1] >= '1' && node.tag[1] <= '6'; }

}  // namespace

Alignment HtmlFlow::alignment_of(const HtmlNode& node) const {
    return own_alignment(node, base::is_right_to_left(context_.options.language));
}

void HtmlFlow::push(Flow& flow, Block::Node block, const HtmlNode& node) {
    end_line(flow);
    flow.blocks.push_back({std::move(block), span(node)});
}

void HtmlFlow::end_line(Flow& flow) {
    trim_line(flow.line);
    if (!flow.line.empty()) flow.blocks.push_back(paragraph_block(std::move(flow.line), flow.line_span));
    flow.line.clear();
    state_ = {};
}

Blocks HtmlFlow::blocks_of(const std::vector<HtmlNode>& nodes) {
    Flow flow;
    const LineState around = std::exchange(state_, {});
    add_nodes(nodes, flow);
    end_line(flow);
    state_ = around;
    return std::move(flow.blocks);
}

Blocks HtmlFlow::named_blocks(const HtmlNode& node) {
    Blocks blocks = blocks_of(node.children);
    name_beginning(blocks, ids_of(node), span(node));
    return blocks;
}

/// Links to the element lead to the blocks from `first` on.
void HtmlFlow::name(Flow& flow, std::size_t first, const Ids& ids, const HtmlNode& node) {
    const bool is_named = first < flow.blocks.size() && (node.tag == "p" || node.tag == "div" || node.tag == "center" || is_heading(node));
    if (ids.empty() || is_named) return;
    end_line(flow);
    name_blocks(flow.blocks, first, ids, span(node));
}

void HtmlFlow::add_nodes(const std::vector<HtmlNode>& nodes, Flow& flow) {
    for (const HtmlNode& node : nodes) add_node(node, flow);
}

void HtmlFlow::add_node(const HtmlNode& node, Flow& flow) {
    if (flow.line.empty()) flow.line_span = span(node);
    if (node.tag.empty()) return add_text(node, flow.line);
    if (const auto number = node_number(node); number && *number < blocks_.size()) {
        end_line(flow);
        if (!is_used_[*number]) flow.blocks.push_back(std::move(blocks_[*number]));
        is_used_[*number] = true;
        return;
    }
    if (is_dropped(node)) return add_ids(ids_within(node), node, flow.line);
    if (is_block_tag(node.tag)) end_line(flow);
    const std::size_t first = flow.blocks.size();
    if (add_block(node, flow)) return name(flow, first, ids_of(node), node);
    if (node.tag != "svg" && holds_blocks(node)) return add_around_blocks(node, flow);
    add_inline(node, flow.line);
}

bool HtmlFlow::is_block(const HtmlNode& node) const {
    if (const auto number = node_number(node)) return *number < blocks_.size();
    return is_block_tag(node.tag) || (is_media_tag(node.tag) && inlines_.empty());
}

bool HtmlFlow::holds_blocks(const HtmlNode& node) const {
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](const HtmlNode& child) { return is_block(child) || holds_blocks(child); });
}

/// Whether blocks stand in this row of running text.
bool HtmlFlow::is_divided(const std::vector<HtmlNode>& nodes) const {
    return std::any_of(nodes.begin(), nodes.end(), [this](const HtmlNode& node) { return is_block(node) || holds_blocks(node); });
}

/// A paragraph of nothing else has the room for cards.
bool HtmlFlow::is_only_media(const std::vector<HtmlNode>& nodes) const {
    const auto is_silent = [this](const HtmlNode& node) {
        const auto number = node_number(node);
        if (!number) return node.tag.empty() ? is_blank(node.text) : is_media_tag(node.tag) || node.tag == "br";
        const Inline& piece = inlines_[*number];
        const auto* text = std::get_if<Text>(&piece.node);
        return text != nullptr ? is_blank(text->text) : std::holds_alternative<LineBreak>(piece.node);
    };
    const auto is_media = [](const HtmlNode& node) { return is_media_tag(node.tag); };
    return std::any_of(nodes.begin(), nodes.end(), is_media) && std::all_of(nodes.begin(), nodes.end(), is_silent);
}

/// `<a name="x">` never closed, or `<b>` around paragraphs: the blocks stay blocks, and each paragraph has the style or link.
void HtmlFlow::add_around_blocks(const HtmlNode& node, Flow& flow) {
    add_ids(ids_of(node), node, flow.line);
    const auto style = style_of(node.tag);
    const auto address = node.tag == "a" ? target(node, "href") : std::nullopt;
    if (!style && !address) return add_nodes(node.children, flow);
    end_line(flow);
    for (Block& block : blocks_of(node.children)) {
        auto* paragraph = std::get_if<Paragraph>(&block.node);
        auto* heading = std::get_if<Heading>(&block.node);
        // Headings have a weight of their own.
        if (Inlines* line = paragraph != nullptr ? &paragraph->content : heading != nullptr && address ? &heading->content : nullptr) {
            Inlines content = std::exchange(*line, {});
            if (address) line->push_back({Link{std::move(content), *address, value_or_empty(node, "title"), LinkLook::plain}, block.span});
            else line->push_back({Styled{*style, std::move(content), value_or_empty(node, "title")}, block.span});
        }
        flow.blocks.push_back(std::move(block));
    }
}

bool HtmlFlow::add_block(const HtmlNode& node, Flow& flow) {
    const std::string_view tag = node.tag;
    const bool is_aligned_block = is_plain_block(tag) && alignment_of(node) != Alignment::none;
    if (tag == "p" || tag == "div" || tag == "center" || is_aligned_block) {
        add_division(node, flow);
    } else if (is_heading(node)) {
        add_heading(node, flow);
    } else if (tag == "hr") {
        push(flow, Rule{}, node);
    } else if (tag == "blockquote") {
        push(flow, Quote{blocks_of(node.children)}, node);
    } else if (tag == "ul" || tag == "ol" || tag == "menu") {
        push(flow, list(node), node);
    } else if (tag == "dl") {
        push(flow, definitions(node), node);
    } else if (tag == "pre") {
        push(flow, preformatted(node), node);
        name_blocks(flow.blocks, flow.blocks.size() - 1, ids_below(node), span(node));
    } else if (tag == "details") {
        push(flow, details(node), node);
    } else if (tag == "figure") {
        add_figure(node, flow);
    } else if (is_media_tag(tag)) {
        add_embed(node, flow);
    } else if (tag == "math" && value_or_empty(node, "display") == "block") {
        if (std::string tex = formula(node); !tex.empty()) push(flow, MathBlock{std::move(tex)}, node);
    } else if (tag == "table") {
        add_table(node, flow);
    } else if (is_plain_block(tag)) {
        end_line(flow);
        add_nodes(node.children, flow);
        end_line(flow);
    } else {
        return false;
    }
    return true;
}

void HtmlFlow::add_division(const HtmlNode& node, Flow& flow) {
    end_line(flow);
    Division division;
    division.alignment = alignment_of(node);
    division.id = value_or_empty(node, "id");
    division.language = value_or_empty(node, "lang");
    if (division.alignment == Alignment::none && division.id.empty() && division.language.empty()) {
        add_nodes(node.children, flow);
        return end_line(flow);
    }
    division.content = blocks_of(node.children);
    if (!division.content.empty()) push(flow, std::move(division), node);
}

void HtmlFlow::add_heading(const HtmlNode& node, Flow& flow) {
    Heading heading;
    heading.level = node.tag[1] - '0';
    heading.id = value_or_empty(node, "id");
    heading.content = inlines_of(node.children);
    if (heading.content.empty()) return;
    Division division;
    division.alignment = alignment_of(node);
    if (division.alignment == Alignment::none) return push(flow, std::move(heading), node);
    division.content.push_back({std::move(heading), span(node)});
    push(flow, std::move(division), node);
}

CodeBlock HtmlFlow::preformatted(const HtmlNode& node) {
    CodeBlock block;
    for (const HtmlNode& child : node.children) {
        const std::string* classes = child.tag == "code" ? child.attribute("class") : nullptr;
        const std::size_t at = classes == nullptr ? std::string::npos : classes->find("language-");
        if (at == std::string::npos) continue;
        const std::string_view name = std::string_view(*classes).substr(at + 9);
        block.language = name.substr(0, name.find(' '));
    }
    block.text = displayed_code(raw_text(node.children));
    return block;
}

Details HtmlFlow::details(const HtmlNode& node) {
    Details details;
    details.is_open = node.attribute("open") != nullptr;
    std::vector<HtmlNode> rest;
    for (const HtmlNode& child : node.children) {
        if (child.tag == "summary" && details.summary.empty()) {
            details.summary = named_inlines(child);
        } else {
            rest.push_back(child);
        }
    }
    if (details.summary.empty()) details.summary.push_back(base::said(Word::details, context_.options.language, span(node)));
    details.content = blocks_of(rest);
    return details;
}

void HtmlFlow::add_table(const HtmlNode& node, Flow& flow) {
    HtmlTable reader([this](const HtmlNode& cell) { return named_blocks(cell); },
                     [this](const HtmlNode& caption) { return named_inlines(caption); },
                     base::is_right_to_left(context_.options.language));
    Table table = reader.read(node, span(node));
    if (!table.columns.empty()) push(flow, std::move(table), node);
}

}  // namespace notes_export::markdown
