#include "epub/package.h"

#include "base/document_title.h"
#include "base/one_line.h"
#include "markup/elements.h"
#include "markup/meta_text.h"
#include "markup/serialize.h"
#include "notes_export/walk.h"
#include "notes_export/words.h"

namespace notes_export::epub {
namespace {

using markup::add;
using markup::add_with_text;
using base::one_line;
using markup::set;

pugi::xml_node add_property(pugi::xml_node metadata, const char* property, std::string_view value) {
    pugi::xml_node meta = add(metadata, "meta");
    set(meta, "property", property);
    markup::add_text(meta, value);
    return meta;
}

void add_if(pugi::xml_node metadata, const char* element, std::string_view value) {
    const std::string text = one_line(value);
    if (!text.empty()) add_with_text(metadata, element, {}, text);
}

// A book that gives no day at all is no older than the format it is in: EPUB 3.3 became a Recommendation then.
constexpr std::string_view oldest_moment = "2023-05-25T00:00:00Z";

// EPUB wants the moment of the last change to the second, in UTC; the day stays the one its author sees.
std::string modified(const Meta& meta) {
    const std::string& date = meta.modified.empty() ? meta.date : meta.modified;
    const std::string day = markup::day_of(date);
    if (day.empty()) return std::string(oldest_moment);
    constexpr std::string_view shape = "T00:00:00Z";
    const std::string_view rest = std::string_view(date).substr(day.size());
    const bool is_complete = rest.size() == shape.size() && rest.front() == 'T' && rest.back() == 'Z';
    return is_complete ? date : day + std::string(shape);
}

void write_identity(pugi::xml_node metadata, const Meta& meta) {
    set(add_with_text(metadata, "dc:identifier", {}, book_identifier(meta)), "id", "book-id");
    add_with_text(metadata, "dc:title", {}, base::document_title(meta));
    add_with_text(metadata, "dc:language", {}, meta.language);
    for (const std::string& author : meta.authors) add_if(metadata, "dc:creator", author);
    add_if(metadata, "dc:date", markup::day_of(meta.date));
    add_if(metadata, "dc:publisher", meta.site_title);
    add_if(metadata, "dc:description", meta.description);
    for (const std::string& keyword : meta.keywords) add_if(metadata, "dc:subject", keyword);
    add_if(metadata, "dc:source", meta.web_address);
    add_if(metadata, "dc:rights", meta.license_url.empty() ? meta.license_name : meta.license_name + " " + meta.license_url);
    add_property(metadata, "dcterms:modified", modified(meta));
}

// EPUB Accessibility 1.1 §2: discovery metadata, each of them only where it is true of this book. No conformance is
// claimed: whether the author's descriptions say what the pictures show, no program knows.
void write_accessibility(pugi::xml_node metadata, const AccessFacts& access, const std::string& language) {
    add_property(metadata, "schema:accessMode", "textual");
    if (access.has_pictures) add_property(metadata, "schema:accessMode", "visual");
    if (access.has_pictures) add_property(metadata, "schema:accessModeSufficient", "textual,visual");
    if (access.all_pictures_described) add_property(metadata, "schema:accessModeSufficient", "textual");
    for (const char* feature : {"structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"})
        add_property(metadata, "schema:accessibilityFeature", feature);
    if (access.has_pictures && access.all_pictures_described) add_property(metadata, "schema:accessibilityFeature", "alternativeText");
    if (access.has_formulas) add_property(metadata, "schema:accessibilityFeature", "MathML");
    add_property(metadata, "schema:accessibilityHazard", "none");  // pictures are stills, nothing plays
    std::string summary(word(Word::access_text, language));
    const auto add_sentence = [&](Word sentence) { summary.append(" ").append(word(sentence, language)); };
    if (access.has_pictures) add_sentence(access.all_pictures_described ? Word::access_described : Word::access_undescribed);
    if (access.has_formulas) add_sentence(Word::access_formulas);
    const std::string_view other = other_language_of_words(language);
    set(add_property(metadata, "schema:accessibilitySummary", summary), "xml:lang", other.empty() ? std::string_view(language) : other);
}

void write_manifest(pugi::xml_node package, const std::vector<ManifestItem>& items) {
    pugi::xml_node manifest = add(package, "manifest");
    for (const ManifestItem& item : items) {
        pugi::xml_node node = add(manifest, "item");
        set(node, "id", item.id);
        set(node, "href", item.file);
        set(node, "media-type", item.media_type);
        if (!item.properties.empty()) set(node, "properties", item.properties);
    }
}

void write_spine(pugi::xml_node package, const std::vector<ManifestItem>& items, Direction direction) {
    pugi::xml_node spine = add(package, "spine");
    set(spine, "toc", "ncx");
    set(spine, "page-progression-direction", direction == Direction::right_to_left ? "rtl" : "ltr");
    for (const ManifestItem& item : items)
        if (item.is_in_spine) set(add(spine, "itemref"), "idref", item.id);
}

}  // namespace

AccessFacts access_facts(const Document& document) {
    AccessFacts facts;
    facts.has_formulas = !document.formulas.empty();
    const auto note = [&](bool is_described) {
        facts.has_pictures = true;
        facts.all_pictures_described = facts.all_pictures_described && is_described;
    };
    const auto look = [&](const Blocks& blocks) {
        for_each_block(blocks, [&](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) note(!figure->alt.empty() || !figure->caption.empty());
        });
        for_each_inline(blocks, [&](const Inline& item) {
            if (const auto* image = std::get_if<Image>(&item.node)) note(!image->alt.empty());
        });
    };
    if (document.images.empty()) return facts;
    look(document.body);
    for (const Note& footnote : document.notes) look(footnote.content);
    return facts;
}

std::string book_identifier(const Meta& meta) {
    if (!meta.identifier.empty()) return one_line(meta.identifier);
    return meta.web_address.empty() ? "urn:notes-export:" + one_line(meta.section.empty() ? "notes" : meta.section) : meta.web_address;
}

std::string package_document(const Document& document, const std::vector<ManifestItem>& items, const AccessFacts& access) {
    const Meta& meta = document.meta;
    pugi::xml_document tree;
    pugi::xml_node package = add(tree, "package");
    set(package, "xmlns", "http://www.idpf.org/2007/opf");
    set(package, "version", "3.0");
    set(package, "unique-identifier", "book-id");
    set(package, "xml:lang", meta.language);
    set(package, "dir", meta.direction == Direction::right_to_left ? "rtl" : "ltr");
    pugi::xml_node metadata = add(package, "metadata");
    set(metadata, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    write_identity(metadata, meta);
    write_accessibility(metadata, access, meta.language);
    for (const ManifestItem& item : items) {
        if (item.properties != "cover-image") continue;
        pugi::xml_node cover = add(metadata, "meta");  // how EPUB 2 readers find it
        set(cover, "name", "cover");
        set(cover, "content", item.id);
    }
    write_manifest(package, items);
    write_spine(package, items, meta.direction);
    std::string out;
    markup::serialize_xml(out, package);
    return out;
}

std::string container_document() {
    pugi::xml_document tree;
    pugi::xml_node container = add(tree, "container");
    set(container, "version", "1.0");
    set(container, "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    pugi::xml_node file = add(add(container, "rootfiles"), "rootfile");
    set(file, "full-path", "EPUB/package.opf");
    set(file, "media-type", "application/oebps-package+xml");
    std::string out;
    markup::serialize_xml(out, container);
    return out;
}

}  // namespace notes_export::epub
