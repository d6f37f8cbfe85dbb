// Drawings within raw HTML. They become pictures of the document, so that they are cleaned and drawn like files of their kind.
#include "base/base64.h"
#include "base/trim.h"
#include "base/xml_escape.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

// Names of SVG that HTML's parser lets authors write in any case, and XML does not (HTML 13.2.6.5, "adjust SVG names").
constexpr std::pair<std::string_view, std::string_view> adjusted_names[] = {
    {"animatemotion", "animateMotion"}, {"animatetransform", "animateTransform"}, {"clippath", "clipPath"}, {"feblend", "feBlend"},
    {"fecolormatrix", "feColorMatrix"}, {"fecomponenttransfer", "feComponentTransfer"}, {"fecomposite", "feComposite"},
    {"feconvolvematrix", "feConvolveMatrix"}, {"fediffuselighting", "feDiffuseLighting"}, {"fedisplacementmap", "feDisplacementMap"},
    {"fedistantlight", "feDistantLight"}, {"fedropshadow", "feDropShadow"}, {"feflood", "feFlood"}, {"fefunca", "feFuncA"},
    {"fefuncb", "feFuncB"}, {"fefuncg", "feFuncG"}, {"fefuncr", "feFuncR"}, {"fegaussianblur", "feGaussianBlur"}, {"feimage", "feImage"},
    {"femerge", "feMerge"}, {"femergenode", "feMergeNode"}, {"femorphology", "feMorphology"}, {"feoffset", "feOffset"},
    {"fepointlight", "fePointLight"}, {"fespecularlighting", "feSpecularLighting"}, {"fespotlight", "feSpotLight"}, {"fetile", "feTile"},
    {"feturbulence", "feTurbulence"}, {"foreignobject", "foreignObject"}, {"lineargradient", "linearGradient"},
    {"radialgradient", "radialGradient"}, {"textpath", "textPath"}};

std::string_view adjusted(std::string_view tag) {
    const auto* found = std::find_if(std::begin(adjusted_names), std::end(adjusted_names), [&](const auto& name) { return name.first == tag; });
    return found == std::end(adjusted_names) ? tag : found->second;
}

/// A name that XML takes; those of other attributes are no loss.
bool is_xml_name(std::string_view name) {
    const auto is_first = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && is_first(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
        return is_first(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

/// Recursion is bounded like that of the tree (possible_depth()).
void write_xml(const HtmlNode& node, std::string& out) {
    if (node.tag.empty()) return base::append_xml_text(out, node.text);
    if (!is_xml_name(node.tag)) return;
    const std::string_view name = adjusted(node.tag);
    out.append("<").append(name);
    if (name == "svg") out += " xmlns=\"http://www.w3.org/2000/svg\"";
    for (const auto& [key, value] : node.attributes) {
        // The parser has taken the prefix off "xlink:href", whose plain form means the same (SVG 2, 16.1.5).
        if (!is_xml_name(key) || key == "xmlns") continue;
        out.append(" ").append(key).append("=\"");
        base::append_xml_attribute(out, value);
        out += '"';
    }
    out += '>';
    for (const HtmlNode& child : node.children) write_xml(child, out);
    out.append("</").append(name).append(">");
}

bool is_hidden(const HtmlNode& drawing) {
    const std::string role = value_or_empty(drawing, "role");
    return value_or_empty(drawing, "aria-hidden") == "true" || role == "presentation" || role == "none";
}

}  // namespace

void HtmlFlow::add_drawing(const HtmlNode& node, Inlines& line) {
    HtmlNode drawing = node;
    settle(drawing);
    const HtmlNode* title = find_child(drawing, "title");
    std::string xml;
    write_xml(drawing, xml);
    std::string address = "data:image/svg+xml;base64,";
    base::append_base64(address, xml);
    Image image;
    model::RawImage raw{std::move(address), span(node)};
    raw.is_decorative = is_hidden(drawing);
    image.image = context_.draft.add_image(std::move(raw));
    if (!is_hidden(drawing)) {
        image.alt = value_or_empty(drawing, "aria-label");
        if (image.alt.empty() && title != nullptr) image.alt = base::trim(raw_text(title->children));
    }
    begin_piece(node, line);
    line.push_back({std::move(image), span(node)});
}

}  // namespace notes_export::markdown
