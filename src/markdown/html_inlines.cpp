// Running text of raw HTML.
#include "markdown/characters.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

bool ends_with_space(const Inlines& line) {
    const auto last = std::find_if(line.rbegin(), line.rend(), [](const Inline& node) { return !std::holds_alternative<AnchorPoint>(node.node); });
    if (last == line.rend() || std::holds_alternative<LineBreak>(last->node)) return true;
    const auto* text = std::get_if<Text>(&last->node);
    return text != nullptr && !text->text.empty() && is_ascii_space(text->text.back());
}

}  // namespace

void HtmlFlow::trim_line(Inlines& line) {
    while (!line.empty()) {
        if (const auto* line_break = std::get_if<LineBreak>(&line.back().node); line_break != nullptr && !line_break->is_hard) {
            line.pop_back();
            continue;
        }
        auto* text = std::get_if<Text>(&line.back().node);
        if (text == nullptr) return;
        while (!text->text.empty() && is_ascii_space(text->text.back())) text->text.pop_back();
        if (!text->text.empty()) return;
        line.pop_back();
    }
}

Inlines HtmlFlow::inlines_of(const std::vector<HtmlNode>& nodes) {
    Inlines line;
    add_inlines(nodes, line);
    trim_line(line);
    return line;
}

Inlines HtmlFlow::named_inlines(const HtmlNode& node) {
    Inlines line = inlines_of(node.children);
    if (!line.empty()) name_text(line, ids_of(node), span(node));
    return line;
}

void HtmlFlow::add_ids(const Ids& ids, const HtmlNode& node, Inlines& line) const {
    for (const std::string& id : ids) line.push_back({AnchorPoint{id}, span(node)});
}

void HtmlFlow::add_inlines(const std::vector<HtmlNode>& nodes, Inlines& line) {
    for (const HtmlNode& node : nodes) add_inline(node, line);
}

void HtmlFlow::add_text(const HtmlNode& node, Inlines& line) {
    std::string words;
    bool is_gap = false;
    for (const char c : node.text) {
        if (is_ascii_space(c)) {
            is_gap = true;
            continue;
        }
        if (is_gap && !(words.empty() && ends_with_space(line))) words += ' ';
        is_gap = false;
        words += c;
    }
    if (is_gap && !(words.empty() && ends_with_space(line))) words += ' ';
    if (words.empty()) return;
    if (auto* last = line.empty() ? nullptr : std::get_if<Text>(&line.back().node)) {
        last->text += words;
    } else {
        line.push_back({Text{std::move(words)}, span(node)});
    }
}

void HtmlFlow::add_inline(const HtmlNode& node, Inlines& line) {
    if (node.tag.empty()) return add_text(node, line);
    if (const auto number = node_number(node)) {
        if (is_used_[*number]) return;
        is_used_[*number] = true;
        if (*number < inlines_.size()) {
            line.push_back(std::move(inlines_[*number]));
        } else if (auto* paragraph = std::get_if<Paragraph>(&blocks_[*number].node)) {
            for (Inline& part : paragraph->content) line.push_back(std::move(part));
        } else {
            line.push_back({Text{plain_text(Blocks{blocks_[*number]})}, blocks_[*number].span});
        }
        return;
    }
    if (is_dropped(node)) return add_ids(ids_within(node), node, line);
    const std::string_view tag = node.tag;
    // Anything unknown is transparent; a block in running text at least begins on a line of its own.
    const bool is_block = tag == "p" || tag == "div" || tag == "li" || tag == "tr" || is_plain_block(tag);
    if (is_block && !line.empty() && !std::holds_alternative<LineBreak>(line.back().node)) {
        line.push_back({LineBreak{true}, span(node)});
    }
    add_ids(ids_of(node), node, line);
    if (add_styled(node, line)) return;
    if (tag == "br") {
        line.push_back({LineBreak{true}, span(node)});
    } else if (tag == "a") {
        add_anchor(node, line);
    } else if (tag == "img") {
        add_image(node, line);
    } else if (tag == "video" || tag == "audio") {
        add_media_link(node, line);
    } else if (tag == "code" || tag == "tt") {
        std::string text = raw_text(node.children);
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (!text.empty()) line.push_back({Code{std::move(text)}, span(node)});
    } else {
        add_inlines(node.children, line);
    }
}

bool HtmlFlow::add_styled(const HtmlNode& node, Inlines& line) {
    const auto style = style_of(node.tag);
    if (!style) return false;
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return true;
    line.push_back({Styled{*style, std::move(content), value_or_empty(node, "title")}, span(node)});
    return true;
}

void HtmlFlow::add_anchor(const HtmlNode& node, Inlines& line) {
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return;
    const auto address = target(node, "href");
    if (!address) {
        for (Inline& part : content) line.push_back(std::move(part));
        return;
    }
    line.push_back({Link{std::move(content), *address, value_or_empty(node, "title"), LinkLook::plain}, span(node)});
}

}  // namespace notes_export::markdown
