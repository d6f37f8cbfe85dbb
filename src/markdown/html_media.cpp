// Pictures, films and sounds of raw HTML.
#include "base/picture_extent.h"
#include "base/said.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"
#include "markdown/safe_address.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

PictureExtent extent_of(const HtmlNode& node) {
    return base::picture_extent(value_or_empty(node, "width"), value_or_empty(node, "height"), value_or_empty(node, "style"));
}

}  // namespace

void HtmlFlow::add_figure(const HtmlNode& node, Flow& flow) {
    const HtmlNode* image = find_child(node, "img");
    const HtmlNode* caption = find_child(node, "figcaption");
    const bool has_other = std::any_of(node.children.begin(), node.children.end(), [](const HtmlNode& child) {
        const bool is_known = child.tag == "img" || child.tag == "picture" || child.tag == "a" || child.tag == "figcaption";
        return !is_known && !(child.tag.empty() && is_blank(child.text));
    });
    if (image == nullptr || has_other || !is_safe_address(value_or_empty(*image, "src"), true)) {
        end_line(flow);
        add_nodes(node.children, flow);
        return end_line(flow);
    }
    Figure figure;
    figure.image = context_.draft.add_image(raw_image(*image));
    figure.alt = value_or_empty(*image, "alt");
    figure.extent = base::within(extent_of(node), extent_of(*image));
    if (caption != nullptr) figure.caption = named_inlines(*caption);
    Ids ids = ids_of(*image);
    if (const HtmlNode* link = find_child(node, "a")) {
        figure.target = target(*link, "href");
        for (std::string& id : ids_of(*link)) ids.push_back(std::move(id));
    }
    push(flow, std::move(figure), node);
    name_blocks(flow.blocks, flow.blocks.size() - 1, ids, span(*image));
}

model::RawImage HtmlFlow::raw_image(const HtmlNode& node) const {
    const std::string* alt = node.attribute("alt");
    model::RawImage raw{value_or_empty(node, "src"), span(node)};
    raw.is_decorative = alt != nullptr && alt->empty();
    return raw;
}

std::optional<TargetId> HtmlFlow::media_target(const HtmlNode& node) {
    const HtmlNode* source = find_child(node, "source");
    return node.attribute("src") != nullptr || source == nullptr ? target(node, "src") : target(*source, "src");
}

Inline HtmlFlow::media_title(const HtmlNode& node) const {
    std::string title = value_or_empty(node, "title");
    if (title.empty()) title = value_or_empty(node, "aria-label");
    if (title.empty()) return base::said(node.tag == "video" ? Word::video : Word::audio, context_.options.language, span(node));
    return {Text{std::move(title)}, span(node)};
}

void HtmlFlow::add_embed(const HtmlNode& node, EmbedKind kind, Flow& flow) {
    const auto address = media_target(node);
    if (!address) {
        end_line(flow);
        return add_nodes(node.children, flow);
    }
    Embed embed;
    embed.kind = kind;
    embed.target = *address;
    embed.title.push_back(media_title(node));
    push(flow, std::move(embed), node);
}

/// A line has no room for a card: a film or sound in it is a link.
void HtmlFlow::add_media_link(const HtmlNode& node, Inlines& line) {
    const auto address = media_target(node);
    if (!address) return add_inlines(node.children, line);
    forget_nodes(node);  // what browsers show that cannot play it
    line.push_back({Link{{media_title(node)}, *address, {}, LinkLook::plain}, span(node)});
}

void HtmlFlow::add_image(const HtmlNode& node, Inlines& line) {
    const std::string source = value_or_empty(node, "src");
    std::string alt = value_or_empty(node, "alt");
    if (source.empty() || !is_safe_address(source, true)) {
        if (!alt.empty()) line.push_back({Text{std::move(alt)}, span(node)});
        return;
    }
    Image image;
    image.image = context_.draft.add_image(raw_image(node));
    image.alt = std::move(alt);
    image.title = value_or_empty(node, "title");
    image.extent = extent_of(node);
    line.push_back({std::move(image), span(node)});
}

}  // namespace notes_export::markdown
