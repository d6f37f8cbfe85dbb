// Pictures, films and sounds of raw HTML.
#include "base/picture_extent.h"
#include "base/said.h"
#include "markdown/frames.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"
#include "markdown/safe_address.h"
#include "notes_export/walk.h"

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

/// What is played or loaded there, if it is known from where. A film has the address of the page that shows it.
std::optional<Embed> HtmlFlow::embed(const HtmlNode& node) {
    const HtmlNode* source = find_child(node, "source");
    const HtmlNode& place = node.attribute("src") != nullptr || source == nullptr ? node : *source;
    const std::string address = value_or_empty(place, "src");
    if (address.empty() || address == "about:blank") return std::nullopt;
    const auto written = target(place, "src");
    if (!written) return std::nullopt;
    Embed embed;
    embed.target = *written;
    embed.kind = node.tag == "video" ? EmbedKind::video : node.tag == "audio" ? EmbedKind::audio : EmbedKind::other;
    std::string title = value_or_empty(node, "title");
    if (title.empty()) title = value_or_empty(node, "aria-label");
    if (embed.kind == EmbedKind::other) {
        FramePage page = page_of_frame(address);
        context_.draft.targets[static_cast<std::size_t>(*written)].words = page.address;
        embed.kind = page.kind;
        embed.provider = page.provider;
        if (title.empty() && page.kind == EmbedKind::other) title = page.provider.empty() ? page.address : page.provider;
        if (title == embed.provider) embed.provider.clear();
    }
    const Word kind = embed.kind == EmbedKind::audio ? Word::audio : Word::video;
    if (title.empty()) embed.title.push_back(base::said(kind, context_.options.language, span(node)));
    else embed.title.push_back({Text{std::move(title)}, span(node)});
    return embed;
}

void HtmlFlow::add_embed(const HtmlNode& node, Flow& flow) {
    if (auto card = embed(node)) return push(flow, std::move(*card), node);
    end_line(flow);
    if (node.tag == "iframe" || node.tag == "embed") return report_dropped(node);
    add_nodes(node.children, flow);
}

/// A line has no room for a card: a film or sound in it is a link.
void HtmlFlow::add_media_link(const HtmlNode& node, Inlines& line) {
    auto card = embed(node);
    if (!card && (node.tag == "iframe" || node.tag == "embed")) return report_dropped(node);
    if (!card) return add_inlines(node.children, line);
    forget_nodes(node);  // what browsers show that cannot play it
    begin_piece(node, line);
    line.push_back({Link{std::move(card->title), card->target, {}, LinkLook::plain}, span(node)});
}

/// A picture is a picture, else what stands for browsers that cannot load the rest, else a link.
void HtmlFlow::add_object(const HtmlNode& node, Inlines& line) {
    const std::string address = value_or_empty(node, "data");
    const bool is_picture = value_or_empty(node, "type").starts_with("image/") || is_picture_name(address);
    const bool has_picture = find_child(node, "img") != nullptr || find_child(node, "object") != nullptr;
    if (is_picture && !has_picture && is_safe_address(address, true)) {
        Image image;
        image.image = context_.draft.add_image({address, span(node)});
        image.extent = extent_of(node);
        image.alt = plain_text(inlines_of(node.children));
        image.title = value_or_empty(node, "title");
        begin_piece(node, line);
        return line.push_back({std::move(image), span(node)});
    }
    Inlines content;
    add_inlines(node.children, content);
    trim_line(content);
    const bool is_empty = content.empty();
    for (Inline& piece : content) line.push_back(std::move(piece));
    if (!is_empty) return;
    const auto written = target(node, "data");
    if (!written) return report_dropped(node);
    std::string title = value_or_empty(node, "title");
    if (title.empty()) title = address;
    begin_piece(node, line);
    line.push_back({Link{{{Text{std::move(title)}, span(node)}}, *written, {}, LinkLook::plain}, span(node)});
}

void HtmlFlow::add_image(const HtmlNode& node, Inlines& line) {
    const std::string source = value_or_empty(node, "src");
    std::string alt = value_or_empty(node, "alt");
    if (source.empty() || !is_safe_address(source, true)) {
        return add_text({{}, std::move(alt), node.offset, false, {}, {}}, line);
    }
    Image image;
    image.image = context_.draft.add_image(raw_image(node));
    image.alt = std::move(alt);
    image.title = value_or_empty(node, "title");
    image.extent = extent_of(node);
    begin_piece(node, line);
    line.push_back({std::move(image), span(node)});
}

}  // namespace notes_export::markdown
