#include "markdown/html_tags.h"

#include "markdown/characters.h"

#include <algorithm>
#include <array>

namespace notes_export::markdown {
namespace {

struct StyleOfTag {
    std::string_view tag;
    InlineStyle style;
};
constexpr StyleOfTag styles[] = {
    {"em", InlineStyle::emphasis},      {"i", InlineStyle::emphasis},   {"strong", InlineStyle::strong},
    {"b", InlineStyle::strong},         {"del", InlineStyle::strike},   {"s", InlineStyle::strike},
    {"strike", InlineStyle::strike},    {"ins", InlineStyle::insert},   {"mark", InlineStyle::mark},
    {"sub", InlineStyle::subscript},    {"sup", InlineStyle::superscript}, {"small", InlineStyle::small},
    {"kbd", InlineStyle::keyboard},     {"samp", InlineStyle::sample},  {"var", InlineStyle::variable},
    {"q", InlineStyle::quotation},      {"abbr", InlineStyle::abbreviation}, {"cite", InlineStyle::citation},
    {"u", InlineStyle::underline},      {"dfn", InlineStyle::emphasis},
};

/// Gone with all they hold, and the author is told.
constexpr std::array<std::string_view, 14> dropped_tags = {
    "base", "datalist", "form", "frameset", "head", "link", "meta", "noembed", "script", "select", "style",
    "template", "textarea", "title"};

/// Not known above but blocks to a browser: their content stands on lines of its own.
constexpr std::array<std::string_view, 22> plain_blocks = {
    "address", "article", "aside", "body", "caption", "dd", "dt", "fieldset", "figcaption", "footer", "header",
    "hgroup", "legend", "li", "main", "nav", "optgroup", "option", "search", "section", "summary", "tr"};

/// Blocks of the model.
constexpr std::array<std::string_view, 19> block_tags = {
    "blockquote", "center", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "menu", "ol", "p", "pre", "table", "ul"};

/// Played or loaded where they stand: cards among blocks, links in running text.
constexpr std::array<std::string_view, 4> media_tags = {"audio", "embed", "iframe", "video"};

template <std::size_t Count>
bool is_in(const std::array<std::string_view, Count>& sorted, std::string_view tag) {
    return std::binary_search(sorted.begin(), sorted.end(), tag);
}

}  // namespace

std::optional<InlineStyle> style_of(std::string_view tag) {
    const auto* row = std::find_if(std::begin(styles), std::end(styles), [&](const StyleOfTag& style) { return style.tag == tag; });
    return row == std::end(styles) ? std::nullopt : std::optional(row->style);
}

bool is_dropped_tag(std::string_view tag) { return is_in(dropped_tags, tag); }

bool is_plain_block(std::string_view tag) { return is_in(plain_blocks, tag); }

bool is_media_tag(std::string_view tag) { return is_in(media_tags, tag); }

bool is_block_tag(std::string_view tag) { return is_in(block_tags, tag) || is_plain_block(tag); }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_space); }

std::string value_or_empty(const HtmlNode& node, std::string_view attribute) {
    const std::string* value = node.attribute(attribute);
    return value == nullptr ? std::string() : *value;
}

Ids ids_of(const HtmlNode& node) {
    Ids ids;
    const std::string id = value_or_empty(node, "id");
    const std::string name = node.tag == "a" ? value_or_empty(node, "name") : std::string();
    if (!id.empty()) ids.push_back(id);
    if (!name.empty() && name != id) ids.push_back(name);
    return ids;
}

Ids ids_below(const HtmlNode& node) {
    Ids ids;
    for (const HtmlNode& child : node.children) {
        const Ids more = ids_within(child);
        ids.insert(ids.end(), more.begin(), more.end());
    }
    return ids;
}

Ids ids_within(const HtmlNode& node) {
    Ids ids = ids_of(node);
    const Ids more = ids_below(node);
    ids.insert(ids.end(), more.begin(), more.end());
    return ids;
}

const HtmlNode* find_child(const HtmlNode& node, std::string_view tag) {
    for (const HtmlNode& child : node.children) {
        if (child.tag == tag) return &child;
        if (child.tag == "picture" || child.tag == "a" || child.tag == "p") {
            if (const HtmlNode* found = find_child(child, tag)) return found;
        }
    }
    return nullptr;
}

}  // namespace notes_export::markdown
