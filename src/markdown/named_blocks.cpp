#include "markdown/named_blocks.h"

#include "markdown/characters.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace notes_export::markdown {
namespace {

enum class Says { nothing, picture, words };

Says says(const Inlines& row);

Says says(const Inline& node) {
    if (std::holds_alternative<AnchorPoint>(node.node) || std::holds_alternative<LineBreak>(node.node)) return Says::nothing;
    if (std::holds_alternative<Image>(node.node)) return Says::picture;
    if (const auto* link = std::get_if<Link>(&node.node)) return says(link->content);
    const auto* text = std::get_if<Text>(&node.node);
    const bool is_blank = text != nullptr && std::all_of(text->text.begin(), text->text.end(), is_ascii_space);
    return is_blank ? Says::nothing : Says::words;
}

Says says(const Inlines& row) {
    Says most = Says::nothing;
    for (const Inline& node : row) most = std::max(most, says(node));
    return most;
}

Inlines anchors(const Ids& ids, Span place) {
    Inlines row;
    for (const std::string& id : ids) row.push_back({AnchorPoint{id}, place});
    return row;
}

/// One block around those from `first` on; further ids stand at its beginning.
void wrap(Blocks& blocks, std::size_t first, const Ids& ids, Span place) {
    Division named;
    named.id = ids.front();
    if (ids.size() > 1) named.content.push_back({Paragraph{anchors({ids.begin() + 1, ids.end()}, place)}, place});
    const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    const Span span = begin->span;
    std::move(begin, blocks.end(), std::back_inserter(named.content));
    blocks.resize(first);
    blocks.push_back({std::move(named), span});
}

}  // namespace

void name_text(Inlines& text, const Ids& ids, Span place) {
    Inlines row = anchors(ids, place);
    text.insert(text.begin(), std::make_move_iterator(row.begin()), std::make_move_iterator(row.end()));
}

void name_blocks(Blocks& blocks, std::size_t first, const Ids& ids, Span place) {
    if (ids.empty()) return;
    if (first >= blocks.size()) return blocks.push_back({Paragraph{anchors(ids, place)}, place});
    auto* paragraph = first + 1 == blocks.size() ? std::get_if<Paragraph>(&blocks[first].node) : nullptr;
    if (paragraph != nullptr && says(paragraph->content) != Says::picture) return name_text(paragraph->content, ids, place);
    wrap(blocks, first, ids, place);
}

void name_beginning(Blocks& content, const Ids& ids, Span place) {
    if (ids.empty()) return;
    Blocks rest;
    if (content.size() > 1) {
        rest.assign(std::make_move_iterator(content.begin() + 1), std::make_move_iterator(content.end()));
        content.resize(1);
    }
    name_blocks(content, 0, ids, place);
    std::move(rest.begin(), rest.end(), std::back_inserter(content));
}

Block paragraph_block(Inlines content, Span span) {
    Ids ids;
    if (says(content) == Says::picture) {
        for (const Inline& node : content) {
            if (const auto* anchor = std::get_if<AnchorPoint>(&node.node)) ids.push_back(anchor->id);
        }
        std::erase_if(content, [](const Inline& node) { return std::holds_alternative<AnchorPoint>(node.node); });
    }
    Blocks blocks;
    blocks.push_back({Paragraph{std::move(content)}, span});
    name_blocks(blocks, 0, ids, span);
    return std::move(blocks.front());
}

}  // namespace notes_export::markdown
