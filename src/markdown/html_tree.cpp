#include "markdown/html_tree.h"

#include "markdown/characters.h"
#include "markdown/placeholder.h"

#include <gumbo.h>

#include <algorithm>
#include <array>

namespace notes_export::markdown {
namespace {

// Tags that do not deepen the tree: void ones, and those whose next sibling closes them.
constexpr std::array<std::string_view, 30> shallow_tags = {
    "area", "base", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string tag_name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return piece.data == nullptr ? "unknown" : lower({piece.data, piece.length});
}

/// `text` with every `from` replaced; cheap where there is none.
void replace_all(std::string& text, std::string_view from, std::string_view to) {
    std::size_t at = text.find(from);
    if (at == std::string::npos) return;
    std::string out;
    std::size_t copied = 0;
    for (; at != std::string::npos; at = text.find(from, copied)) {
        out.append(text, copied, at - copied).append(to);
        copied = at + from.size();
    }
    text = out.append(text, copied);
}

std::string restored(std::string text) {
    replace_all(text, disguised_begin, placeholder_begin);
    replace_all(text, disguised_end, placeholder_end);
    return text;
}

std::vector<HtmlNode> read_children(const GumboVector& children);

/// Recursion is bounded by possible_depth(), which the caller has checked.
HtmlNode read_element(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    HtmlNode out;
    out.tag = tag_name(element);
    out.offset = element.start_pos.offset;
    out.is_closed = element.original_end_tag.length > 0;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        out.attributes.emplace_back(attribute->name, restored(attribute->value));
    }
    out.children = read_children(element.children);
    return out;
}

std::vector<HtmlNode> read_children(const GumboVector& children) {
    std::vector<HtmlNode> out;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
            out.push_back(read_element(*child));
        } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                   child->type == GUMBO_NODE_CDATA) {
            out.push_back({{}, restored(child->v.text.text), child->v.text.start_pos.offset, false, {}, {}});
        }
    }
    return out;
}

}  // namespace

const std::string* HtmlNode::attribute(std::string_view name) const {
    for (const auto& [key, value] : attributes) {
        if (key == name) return &value;
    }
    return nullptr;
}

std::size_t possible_depth(std::string_view html) {
    std::size_t depth = 0, deepest = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool is_closing = at + 1 < html.size() && html[at + 1] == '/';
        const std::size_t name = at + (is_closing ? 2 : 1);
        std::size_t end = name;
        while (end < html.size() && end - name < 16 && is_ascii_word(html[end])) ++end;
        if (end == name || !is_ascii_letter(html[name])) continue;
        if (std::binary_search(shallow_tags.begin(), shallow_tags.end(), lower(html.substr(name, end - name)))) continue;
        if (is_closing) {
            depth -= std::min<std::size_t>(depth, 1);
        } else {
            deepest = std::max(deepest, ++depth);
        }
    }
    return deepest;
}

std::string disguise_placeholders(std::string_view html) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string text(html);
    replace_all(text, disguised_begin, replacement);
    replace_all(text, disguised_end, replacement);
    replace_all(text, placeholder_begin, disguised_begin);
    replace_all(text, placeholder_end, disguised_end);
    return text;
}

std::vector<HtmlNode> parse_html(const std::string& html) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    options.max_errors = 0;
    GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
    // A fragment comes back below an <html> root of the parser's own.
    std::vector<HtmlNode> nodes = read_children(output->root->v.element.children);
    gumbo_destroy_output(&options, output);
    return nodes;
}

}  // namespace notes_export::markdown
