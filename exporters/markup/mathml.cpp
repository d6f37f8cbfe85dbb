#include "markup/mathml.h"

#include "markup/elements.h"
#include "markup/math_letters.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace notes_export::markup {
namespace {

/// Presentation MathML, without what acts, links or embeds. Sorted.
constexpr std::array<std::string_view, 27> elements = {
    "menclose", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms",
    "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics"};
constexpr std::array<std::string_view, 33> attributes = {
    "accent", "accentunder", "columnalign", "columnlines", "columnspacing", "columnspan", "depth", "displaystyle", "fence", "form",
    "frame", "framespacing", "height", "largeop", "linethickness", "lspace", "mathbackground", "mathcolor", "mathsize", "maxsize",
    "minsize", "movablelimits", "notation", "rowalign", "rowlines", "rowspacing", "rowspan", "rspace", "scriptlevel", "separator",
    "stretchy", "symmetric", "voffset"};
static_assert(std::is_sorted(elements.begin(), elements.end()));
static_assert(std::is_sorted(attributes.begin(), attributes.end()));

/// Deeper nesting than a formula of permitted length should have; the copy below is recursive.
constexpr int max_depth = 400;

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

/// Numbers, lengths, colours and keywords: nothing that could be an address or a rule.
bool is_plain_value(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view(" .%+-#").find(c) != std::string_view::npos;
    });
}

bool is_token(std::string_view name) { return name == "mi" || name == "mn" || name == "mo" || name == "mtext" || name == "ms"; }

/// The word that stands for a place in a list whose last word goes on for the rest.
std::string_view nth_word(std::string_view list, std::size_t index) {
    std::string_view word;
    for (std::size_t i = 0; i <= index && !list.empty(); ++i) {
        const std::size_t end = std::min(list.find(' '), list.size());
        word = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return word;
}

/// Browsers align no columns by themselves: the style sheet does, by class.
void set_cell_class(pugi::xml_node cell, pugi::xml_node source) {
    const pugi::xml_node table = source.parent().parent();
    std::size_t column = 0;
    for (pugi::xml_node before = source.previous_sibling(); before; before = before.previous_sibling()) ++column;
    std::string names;
    const std::string_view alignment = nth_word(table.attribute("columnalign").value(), column);
    if (alignment == "left") names = "ne-left";
    else if (alignment == "right") names = "ne-right";
    const bool is_joined = column > 0 && nth_word(table.attribute("columnspacing").value(), column - 1).starts_with("0em");
    if (is_joined) names += names.empty() ? "ne-joined" : " ne-joined";
    if (!names.empty()) set(cell, "class", names);
}

void copy_attributes(pugi::xml_node element, pugi::xml_node source) {
    for (const pugi::xml_attribute attribute : source.attributes()) {
        const std::string_view name = attribute.name();
        const bool is_size = name == "width" && std::string_view(source.name()) != "mtable";
        if ((is_size || is_one_of(attributes, name)) && is_plain_value(attribute.value())) set(element, attribute.name(), attribute.value());
    }
    // The one style browsers know: upright where a single letter would lean.
    const bool is_upright = std::string_view(source.attribute("mathvariant").value()) == "normal";
    if (is_upright && std::string_view(source.name()) == "mi") set(element, "mathvariant", "normal");
}

void copy_children(pugi::xml_node element, pugi::xml_node source, int depth);

void copy(pugi::xml_node parent, pugi::xml_node source, int depth) {
    const std::string_view name = source.name();
    if (!is_one_of(elements, name)) return copy_children(parent, source, depth);  // the element goes, what it holds stays
    pugi::xml_node element = add(parent, source.name());
    if (name == "mtd") set_cell_class(element, source);
    copy_attributes(element, source);
    if (is_token(name)) return add_text(element, math_letters(source.child_value(), source.attribute("mathvariant").value()));
    copy_children(element, source, depth);
}

void copy_children(pugi::xml_node element, pugi::xml_node source, int depth) {
    if (depth == max_depth) return;
    for (const pugi::xml_node child : source.children()) {
        if (child.type() == pugi::node_element) copy(element, child, depth + 1);
    }
}

}  // namespace

bool add_math(pugi::xml_node parent, const Formula& formula) {
    pugi::xml_document read;
    if (!read.load_buffer(formula.mathml.data(), formula.mathml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                          pugi::encoding_utf8)) {
        return false;
    }
    const pugi::xml_node source = read.child("math");
    if (!source) return false;
    pugi::xml_node math = add(parent, "math");
    set(math, "xmlns", "http://www.w3.org/1998/Math/MathML");
    if (formula.is_display) set(math, "display", "block");
    set(math, "alttext", formula.tex);
    pugi::xml_node semantics = add(math, "semantics");
    copy_children(add(semantics, "mrow"), source, 0);
    pugi::xml_node annotation = add_with_text(semantics, "annotation", {}, formula.tex);
    set(annotation, "encoding", "application/x-tex");
    return true;
}

}  // namespace notes_export::markup
