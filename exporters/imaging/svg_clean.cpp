#include "imaging/svg_clean.h"

#include "base/numbers.h"
#include "imaging/choose.h"
#include "imaging/data_address.h"
#include "imaging/kind.h"
#include "imaging/limits.h"
#include "imaging/raster.h"
#include "imaging/svg_names.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace notes_export::imaging {
namespace {

constexpr std::size_t max_svg_bytes = std::size_t{4} << 20;  // larger ones are maps; they belong into a photograph's format
constexpr std::size_t max_elements = 50'000;
constexpr int max_depth = 100;                    // of elements; walks below recurse
constexpr int max_octaves = 5;                    // noise finer than that is finer than a pixel
constexpr double max_morphology_radius = 4;       // its work grows with the square of the radius
constexpr std::size_t max_style_bytes = 20'000;     // of all style sheets
constexpr std::size_t max_style_work = 300'000'000;  // their bytes times elements: every rule is tried on every element; 2.5 s
constexpr std::size_t max_embedded_pictures = 32;
constexpr std::uint32_t max_embedded_width = 2000;

std::string_view without_prefix(std::string_view name) {
    return name.starts_with("svg:") ? name.substr(4) : name;
}

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

bool has_only_inner_urls(std::string_view css) {
    for (std::size_t at = css.find("url"); at != std::string_view::npos; at = css.find("url", at + 1)) {
        const std::size_t open = css.find_first_not_of(" \t\r\n", at + 3);
        if (open == std::string_view::npos || css[open] != '(') continue;  // "curl", an id, …
        const std::size_t begin = css.find_first_not_of(" \t\r\n\"'", open + 1);
        if (begin == std::string_view::npos || css[begin] != '#') return false;
    }
    return true;
}

/// Values of presentation attributes and of `style` are CSS. Escapes could spell any of the forbidden words.
bool is_harmless_css(std::string_view css) {
    if (css.find_first_of("\\@<") != std::string_view::npos) return false;
    const std::string lower = lower_case(css);
    for (const char* word : {"expression", "javascript:", "image(", "image-set", "src(", "behavior", "-moz-binding", "/*"}) {
        if (lower.find(word) != std::string::npos) return false;
    }
    return has_only_inner_urls(lower);
}

/// Without movement: a page on paper has none, and drawings on a page should stand still.
std::string without_keyframes(std::string css) {
    for (std::size_t at = css.find("@keyframes"); at != std::string::npos; at = css.find("@keyframes", at)) {
        int depth = 0;
        std::size_t end = at;
        while (end < css.size()) {
            const char c = css[end++];
            if (c == '{') ++depth;
            else if (c == '}' && --depth <= 0) break;
        }
        css.erase(at, end - at);
    }
    return css;
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

// --- copying -----------------------------------------------------------------------------------------------

class Cleaner {
public:
    explicit Cleaner(std::size_t elements) : elements_(elements) {}

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
                to.append_attribute("xml:space") = "preserve";
            } else if ((is_svg_attribute(name) || name == "style") && is_harmless_css(value)) {
                to.append_attribute(attribute.name()) = bounded_value(element, name, value).c_str();
            }
        }
    }

private:
    void copy_element(pugi::xml_node from, pugi::xml_node to) {
        const std::string name(without_prefix(from.name()));
        switch (svg_element(name)) {
            case SvgElement::dropped: return;
            case SvgElement::transparent: copy(from, to); return;
            case SvgElement::kept: break;
        }
        if (name == "style") return copy_style(from, to);
        pugi::xml_node copied = to.append_child(name.c_str());
        copy_attributes(from, copied);
        if (!copy_reference(from, copied)) {
            to.remove_child(copied);
            return;
        }
        copy(from, copied);
    }

    /// A style sheet is kept when it names nothing, not even a part of the drawing: which elements it would reach is
    /// more than we work out.
    void copy_style(pugi::xml_node from, pugi::xml_node to) {
        std::string css;
        for (const pugi::xml_node child : from.children()) css += child.value();
        css = without_keyframes(std::move(css));
        style_bytes_ += css.size();
        if (style_bytes_ > max_style_bytes || style_bytes_ * elements_ > max_style_work || !is_harmless_css(css) || lower_case(css).find("url") != std::string::npos) return;
        to.append_child("style").append_child(pugi::node_pcdata).set_value(css.c_str());
    }

    /// False when the element is nothing without its reference and the reference is not kept.
    bool copy_reference(pugi::xml_node from, pugi::xml_node to) {
        pugi::xml_attribute href = from.attribute("href");
        if (!href) href = from.attribute("xlink:href");
        const std::string_view element = to.name();
        const std::string_view value = href.value();
        if (element == "image") {
            const auto address = picture_address(value);
            if (address) to.append_attribute("xlink:href") = address->c_str();
            return address.has_value();
        }
        if (value.starts_with('#') && value.size() > 1) to.append_attribute("xlink:href") = href.value();
        return element != "use" || value.starts_with('#');
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
    std::size_t style_bytes_ = 0;
    std::size_t embedded_ = 0;
};

}  // namespace

void clean_svg(std::string_view bytes, pugi::xml_document& clean) {
    if (bytes.size() > max_svg_bytes) throw Unreadable("the drawing is larger than 4 MiB");
    pugi::xml_document parsed;
    // Declarations, document types, comments and processing instructions are not even kept; entities that a document
    // type would define stay the letters they are.
    const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
    if (!parsed.load_buffer(bytes.data(), bytes.size(), options)) throw Unreadable("it is not well-formed XML");
    const pugi::xml_node root = parsed.document_element();
    if (without_prefix(root.name()) != "svg") throw Unreadable("it is not an SVG file");
    const std::size_t elements = check_size(root);

    pugi::xml_node copied = clean.append_child("svg");
    Cleaner cleaner(elements);
    cleaner.copy_attributes(root, copied);
    cleaner.copy(root, copied);
}

}  // namespace notes_export::imaging
