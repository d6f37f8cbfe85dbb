#include "markup/serialize.h"

#include "base/xml_escape.h"

#include <algorithm>
#include <array>

namespace notes_export::markup {
namespace {

// HTML elements without content (HTML standard §13.1.2). Everything else gets an end tag, also in XHTML, because some
// readers take EPUB chapters for HTML.
constexpr std::array<std::string_view, 7> void_elements = {"br", "col", "hr", "img", "input", "link", "meta"};

// A line end follows these: blanks between blocks mean nothing, and nobody can read (or diff) a book on one line.
constexpr std::array<std::string_view, 43> line_elements = {
    "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "link", "main", "meta", "nav", "ol", "p", "pre",
    "section", "style", "summary", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"};

constexpr std::array<std::string_view, 2> boolean_attributes = {"open", "reversed"};

static_assert(std::is_sorted(void_elements.begin(), void_elements.end()));
static_assert(std::is_sorted(line_elements.begin(), line_elements.end()));
static_assert(std::is_sorted(boolean_attributes.begin(), boolean_attributes.end()));

enum class Dialect { html, xhtml, xml };

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
    return std::binary_search(names.begin(), names.end(), name);
}

class Writer {
public:
    Writer(std::string& out, Dialect dialect, const ExpandPicture& expand) : out_(out), dialect_(dialect), expand_(expand) {}

    void write(pugi::xml_node root) {
        pugi::xml_node node = root;
        while (true) {
            if (node.type() == pugi::node_element) {
                open(node);
                if (pugi::xml_node first = node.first_child()) {
                    node = first;
                    continue;
                }
                close(node);
            } else {
                text(node);
            }
            while (node != root && !node.next_sibling()) {
                node = node.parent();
                close(node);
            }
            if (node == root) return;
            node = node.next_sibling();
        }
    }

private:
    [[nodiscard]] bool is_empty_tag(pugi::xml_node node) const {
        if (node.first_child()) return false;
        return dialect_ == Dialect::xml || is_one_of(void_elements, node.name());
    }

    void open(pugi::xml_node node) {
        out_ += '<';
        out_ += node.name();
        for (const pugi::xml_attribute attribute : node.attributes()) write_attribute(attribute);
        if (is_empty_tag(node) && dialect_ != Dialect::html) out_ += '/';
        out_ += '>';
        if (dialect_ == Dialect::xml && node.first_child().type() == pugi::node_element) out_ += '\n';
    }

    void write_attribute(pugi::xml_attribute attribute) {
        const std::string_view name = attribute.name();
        out_ += ' ';
        out_ += name;
        if (dialect_ == Dialect::html && is_one_of(boolean_attributes, name)) return;
        const std::string_view value = attribute.value();
        out_ += "=\"";
        if (expand_ && name == "src" && value.starts_with(picture_scheme)) expand_(out_, value);
        else base::append_xml_attribute(out_, value);
        out_ += '"';
    }

    void close(pugi::xml_node node) {
        const std::string_view name = node.name();
        if (!is_empty_tag(node)) {
            out_ += "</";
            out_ += name;
            out_ += '>';
        }
        if (dialect_ == Dialect::xml || is_one_of(line_elements, name)) out_ += '\n';
    }

    void text(pugi::xml_node node) {
        // HTML reads a style sheet as it stands, entities included; ours comes from the program, never from a site.
        const bool is_raw = dialect_ == Dialect::html && std::string_view(node.parent().name()) == "style";
        if (is_raw) out_ += node.value();
        else base::append_xml_text(out_, node.value());
    }

    std::string& out_;
    Dialect dialect_;
    const ExpandPicture& expand_;
};

constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

}  // namespace

void serialize(std::string& out, pugi::xml_node root, Syntax syntax, const ExpandPicture& expand) {
    if (syntax == Syntax::xhtml) out += xml_declaration;
    out += "<!DOCTYPE html>\n";
    Writer(out, syntax == Syntax::html ? Dialect::html : Dialect::xhtml, expand).write(root);
}

void serialize_xml(std::string& out, pugi::xml_node root) {
    out += xml_declaration;
    Writer(out, Dialect::xml, {}).write(root);
}

}  // namespace notes_export::markup
