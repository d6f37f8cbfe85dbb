#include "imaging/svg_clean.h"

#include "base/numbers.h"
#include "imaging/choose.h"
#include "imaging/data_address.h"
#include "imaging/kind.h"
#include "imaging/limits.h"
#include "imaging/raster.h"
#include "imaging/svg_entities.h"
#include "imaging/svg_labels.h"
#include "imaging/svg_names.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace notes_export::imaging {
namespace {

constexpr std::size_t max_svg_bytes = std::size_t{4} << 20;  // larger ones are maps; they belong into a photograph's format
constexpr std::size_t max_elements = 50'000;
constexpr int max_depth = 100;                    // of elements; walks below recurse
constexpr int max_octaves = 5;                    // noise finer than that is finer than a pixel
constexpr double max_morphology_radius = 4;       // its work grows with the square of the radius
constexpr std::size_t max_style_bytes = 100'000;    // of all style sheets, without the rules that reach nothing
constexpr std::size_t max_style_work = 300'000'000;  // their bytes times elements: every rule is tried on every element; 2.5 s
constexpr std::size_t max_embedded_pictures = 32;
constexpr std::uint32_t max_embedded_width = 2000;

// --- before anything walks the tree ------------------------------------------------------------------------

/// Returns the number of elements.
std::size_t check_size(pugi::xml_node root) {
    std::size_t elements = 0;
    int depth = 1;
    for (pugi::xml_node node = root; node;) {  // without recursion: the parser takes a million levels
        if (node.type() == pugi::node_element && ++elements > max_elements) {
            throw Unreadable("the drawing has more than 50000 elements");
        }
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > max_depth) throw Unreadable("the drawing is nested more than 100 levels deep");
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node == root ? pugi::xml_node() : node.next_sibling();
    }
    return elements;
}

// --- values ------------------------------------------------------------------------------------------------

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

/// Of an attribute that is no property: geometry, ids, classes.
bool is_harmless(std::string_view value) {
    const std::string lower = lower_case(value);
    return lower.find("url(") == std::string::npos && lower.find("javascript:") == std::string::npos;
}

std::string bounded_value(std::string_view element, std::string_view name, std::string_view value) {
    if (name == "numOctaves") {
        const auto octaves = base::parse_integer(value);
        return std::to_string(std::clamp<std::int64_t>(octaves.value_or(1), 0, max_octaves));
    }
    if (element == "feMorphology" && name == "radius") {
        const std::size_t end = value.find_first_of(", \t");  // one number will do
        return base::number(std::clamp(base::parse_number(value.substr(0, end)).value_or(0), 0.0, max_morphology_radius));
    }
    return std::string(value);
}

// --- what the drawing is made of ---------------------------------------------------------------------------

/// The part of a name behind its prefix, and the vocabulary that the prefix stands for.
struct Names {
    std::set<std::string, std::less<>> svg, html, xlink;  // prefixes; "" where names have none

    /// A prefix means the same everywhere in a drawing; programs do not rename them half-way.
    void learn(pugi::xml_node node) {
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name(), address = attribute.value();
            if (!name.starts_with("xmlns:")) continue;
            const std::string prefix(name.substr(6));
            if (address == "http://www.w3.org/2000/svg") svg.insert(prefix);
            else if (address == "http://www.w3.org/1999/xhtml") html.insert(prefix);
            else if (address == "http://www.w3.org/1999/xlink") xlink.insert(prefix);
        }
    }
    /// Empty when the element is of another vocabulary.
    [[nodiscard]] std::string_view of_svg(std::string_view name) const {
        const std::size_t colon = name.find(':');
        if (colon == std::string_view::npos) return name;
        return svg.contains(name.substr(0, colon)) || name.starts_with("svg:") ? name.substr(colon + 1) : std::string_view();
    }
    [[nodiscard]] std::string_view address_of(pugi::xml_node node) const {
        if (const pugi::xml_attribute href = node.attribute("href")) return href.value();
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const std::string_view name = attribute.name();
            const std::size_t colon = name.find(':');
            if (colon == std::string_view::npos || name.substr(colon + 1) != "href") continue;
            if (xlink.contains(name.substr(0, colon)) || name.starts_with("xlink:")) return attribute.value();
        }
        return {};
    }
};

/// What is known of the whole drawing before a part of it is written.
struct Survey {
    Names names;
    CssScope scope;
    std::set<std::string, std::less<>> subjects{"*", "svg"};  // that a selector may be about

    explicit Survey(pugi::xml_node root) {
        names.learn(root);
        visit(root);
    }

private:
    void visit(pugi::xml_node node) {
        names.learn(node);
        const std::string_view name = names.of_svg(node.name());
        subjects.insert(std::string(name));
        if (const std::string_view id = node.attribute("id").value(); !id.empty()) {
            scope.ids.insert(std::string(id));
            subjects.insert('#' + std::string(id));
        }
        for_each_class(node.attribute("class").value(), [this](std::string_view word) { subjects.insert('.' + std::string(word)); });
        if (name == "style") {
            Losses unheard;
            for (const CssRule& rule : css_rules(sheet_text(node), unheard)) scope.define(rule);
        } else if (!node.parent().parent()) {
            scope.define({{":root"}, node.attribute("style").value()});
        }
        // A label of HTML becomes text.
        if (name == "foreignObject") subjects.insert("text"), subjects.insert("tspan"), subjects.insert("g");
        for (const pugi::xml_node child : node.children())
            if (child.type() == pugi::node_element) visit(child);
    }
};

// --- copying -----------------------------------------------------------------------------------------------

class Cleaner {
public:
    Cleaner(std::size_t elements, const Survey& survey, Losses& losses) : elements_(elements), survey_(survey), losses_(losses) {}

    void copy(pugi::xml_node from, pugi::xml_node to) {
        for (const pugi::xml_node child : from.children()) {
            if (child.type() == pugi::node_element) {
                copy_element(child, to);
            } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                to.append_child(pugi::node_pcdata).set_value(child.value());
            }
        }
    }

    void copy_attributes(pugi::xml_node from, pugi::xml_node to) {
        const std::string_view element = to.name();
        for (const pugi::xml_attribute attribute : from.attributes()) {
            const std::string_view name = attribute.name();
            const std::string_view value = attribute.value();
            if (name == "xml:space" && value == "preserve") {
                if (!to.attribute("xml:space")) to.append_attribute("xml:space") = "preserve";
            } else if (name == "style") {
                const std::string style = clean_declarations(value, survey_.scope, losses_);
                if (!style.empty()) to.append_attribute("style") = style.c_str();
                // Painters know the older way only.
                if (css_property(style, "white-space").starts_with("pre") && !to.attribute("xml:space")) to.append_attribute("xml:space") = "preserve";
            } else if (is_svg_attribute(name)) {
                copy_attribute(to, attribute.name(), value, element);
            }
        }
    }

    [[nodiscard]] bool has_label() const { return has_label_; }

private:
    void copy_attribute(pugi::xml_node to, const char* name, std::string_view value, std::string_view element) {
        if (!is_svg_property(name) || element == "image") {
            if (is_harmless(value)) to.append_attribute(name) = bounded_value(element, name, value).c_str();
            return;
        }
        const std::string cleaned = clean_value(name, value, survey_.scope, losses_);
        if (!cleaned.empty()) to.append_attribute(name) = bounded_value(element, name, cleaned).c_str();
    }

    void copy_element(pugi::xml_node from, pugi::xml_node to) {
        const std::string name(survey_.names.of_svg(from.name()));
        if (name == "foreignObject") return copy_label(from, to);
        if (name == "script") losses_.add("scripts");
        switch (svg_element(name)) {
            case SvgElement::dropped: return;
            case SvgElement::transparent: copy(from, to); return;
            case SvgElement::kept: break;
        }
        if (name == "style") return copy_style(from, to);
        if (name == "switch" && copy_switch(from, to)) return;
        pugi::xml_node copied = to.append_child(name.c_str());
        copy_attributes(from, copied);
        if (!copy_reference(from, copied)) {
            to.remove_child(copied);
            return;
        }
        copy(from, copied);
    }

    void copy_label(pugi::xml_node from, pugi::xml_node to) {
        if (draw_label(from, to, survey_.scope, losses_)) has_label_ = true;
    }

    /// The first part that can be shown, as a painter would choose; one for readers of a language is left to it.
    bool copy_switch(pugi::xml_node from, pugi::xml_node to) {
        for (const pugi::xml_node child : from.children())
            if (child.attribute("systemLanguage")) return false;
        const pugi::xml_node before = to.last_child();
        for (pugi::xml_node child = from.first_child(); child && to.last_child() == before; child = child.next_sibling()) {
            if (child.type() != pugi::node_element) continue;
            if (survey_.names.of_svg(child.name()) == "foreignObject") copy_label_or_replacement(child, to);
            else copy_element(child, to);
        }
        return true;
    }

    /// A label of HTML stands before something for those who cannot show it. That is often cut off ("Some lon…"): it is taken only
    /// when it is a picture or says the same.
    void copy_label_or_replacement(pugi::xml_node label, pugi::xml_node to) {
        const std::string words = words_of(label);
        if (words.empty()) return;
        pugi::xml_node other = label.next_sibling();
        while (other && other.type() != pugi::node_element) other = other.next_sibling();
        const bool is_picture = survey_.names.of_svg(other.name()) == "image";
        const bool says_the_same = words_of(other) == words && !has_background(label);
        const pugi::xml_node before = to.last_child();
        if (is_picture || says_the_same) copy_element(other, to);
        if (to.last_child() == before) copy_label(label, to);
    }

    /// Rules that reach no element are left out: what they might cost is counted by what they reach.
    void copy_style(pugi::xml_node from, pugi::xml_node to) {
        const std::string_view type = from.attribute("type").value();
        if ((!type.empty() && type != "text/css") || !is_for_light_screen(from.attribute("media").value())) return;
        std::string css;
        for (const CssRule& rule : css_rules(sheet_text(from), losses_)) append_rule(css, rule);
        if (css.empty()) return;
        style_bytes_ += css.size();
        if (style_bytes_ > max_style_bytes || style_bytes_ * elements_ > max_style_work) {
            return losses_.add("a style sheet of more than 100 kB, or one too long for so many elements");
        }
        to.append_child("style").append_child(pugi::node_pcdata).set_value(css.c_str());
    }

    void append_rule(std::string& css, const CssRule& rule) {
        const std::string declarations = clean_declarations(rule.block, survey_.scope, losses_);
        if (declarations.empty()) return;
        std::string together;
        for (const std::string& selector : rule.selectors) {
            if (!survey_.subjects.contains(css_subject(selector))) continue;
            // One selector that a painter does not know makes it drop all that stand with it.
            if (selector.find_first_of(":[\\") != std::string::npos) css += selector + '{' + declarations + "}\n";
            else together += (together.empty() ? "" : ",") + selector;
        }
        if (!together.empty()) css += together + '{' + declarations + "}\n";
    }

    /// False when the element is nothing without its reference and the reference is not kept.
    bool copy_reference(pugi::xml_node from, pugi::xml_node to) {
        const std::string_view element = to.name();
        const std::string_view value = survey_.names.address_of(from);
        if (element == "image") {
            const auto address = picture_address(value);
            if (address) to.append_attribute("xlink:href") = address->c_str();
            else losses_.add("pictures in it that stand elsewhere or cannot be read");
            return address.has_value();
        }
        const bool is_inner = value.starts_with('#') && value.size() > 1;
        if (is_inner) to.append_attribute("xlink:href") = std::string(value).c_str();
        else if (element == "use") losses_.add("parts of other drawings");
        return element != "use" || is_inner;
    }

    /// A picture within the drawing goes the way of all pictures: decoded, and encoded anew without its metadata.
    std::optional<std::string> picture_address(std::string_view address) {
        if (++embedded_ > max_embedded_pictures) return std::nullopt;
        const auto bytes = bytes_of_data_address(address);
        if (!bytes) return std::nullopt;
        const PictureKind kind = kind_of(*bytes);
        if (kind != PictureKind::jpeg && kind != PictureKind::png) return std::nullopt;
        try {
            const EncodedPicture clean = encode(decode(*bytes, kind, max_embedded_width), kind, PictureUse::screen);
            return data_address(clean.encoding == PictureEncoding::png ? "image/png" : "image/jpeg", clean.bytes);
        } catch (const Unreadable&) {
            return std::nullopt;  // the drawing is shown without it
        }
    }

    std::size_t elements_;
    const Survey& survey_;
    Losses& losses_;
    std::size_t style_bytes_ = 0;
    std::size_t embedded_ = 0;
    bool has_label_ = false;
};

/// PlantUML and Draw.io give the root element the background of a box, which painters of drawings do not know.
void add_background(pugi::xml_node from, pugi::xml_node to, const CssScope& scope) {
    const std::string_view style = from.attribute("style").value();
    std::string colour = css_property(style, "background-color");
    if (colour.empty()) colour = css_property(style, "background");
    Losses unheard;
    if (!colour.empty()) colour = lower_case(clean_value("fill", colour, scope, unheard));
    const bool is_plain = colour.find_first_of(" /") == std::string::npos || colour.starts_with("rgb");
    if (colour.empty() || !is_plain || colour.starts_with("url") || colour == "none" || colour == "transparent" || colour == "inherit") return;
    const std::string_view box = from.attribute("viewBox").value();
    const std::size_t x_end = std::min(box.find_first_of(" ,"), box.size());
    const std::size_t y_begin = std::min(box.find_first_not_of(" ,", x_end), box.size());
    const std::size_t y_end = std::min(box.find_first_of(" ,", y_begin), box.size());
    pugi::xml_node rect = to.append_child("rect");
    if (base::parse_number(box.substr(0, x_end))) rect.append_attribute("x") = std::string(box.substr(0, x_end)).c_str();
    if (base::parse_number(box.substr(y_begin, y_end - y_begin))) rect.append_attribute("y") = std::string(box.substr(y_begin, y_end - y_begin)).c_str();
    for (const char* name : {"width", "height"}) rect.append_attribute(name) = "100%";
    rect.append_attribute("fill") = colour.c_str();
}

}  // namespace

void clean_svg(std::string_view bytes, pugi::xml_document& clean, Losses& losses) {
    if (bytes.size() > max_svg_bytes) throw Unreadable("the drawing is larger than 4 MiB");
    const std::string xml = with_entities(bytes, max_svg_bytes);
    pugi::xml_document parsed;
    // Declarations, document types, comments and processing instructions are not even kept.
    const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
    if (!parsed.load_buffer(xml.data(), xml.size(), options)) throw Unreadable("it is not well-formed XML");
    const pugi::xml_node root = parsed.document_element();
    const std::size_t elements = check_size(root);
    const Survey survey(root);
    if (survey.names.of_svg(root.name()) != "svg") throw Unreadable("it is not an SVG file");

    pugi::xml_node copied = clean.append_child("svg");
    Cleaner cleaner(elements, survey, losses);
    cleaner.copy_attributes(root, copied);
    add_background(root, copied, survey.scope);
    cleaner.copy(root, copied);
    // HTML has its own fonts; its words in the serif of bare drawings look like an accident.
    if (cleaner.has_label() && !copied.attribute("font-family")) copied.append_attribute("font-family") = "sans-serif";
}

}  // namespace notes_export::imaging
