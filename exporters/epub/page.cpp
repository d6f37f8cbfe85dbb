#include "epub/page.h"

#include "base/document_title.h"
#include "markup/elements.h"
#include "markup/meta_text.h"
#include "markup/program_words.h"
#include "markup/serialize.h"
#include "notes_export/words.h"

namespace notes_export::epub {
namespace {

using markup::add;
using markup::add_with_text;
using markup::set;

}  // namespace

Page::Page(const Meta& meta, std::string_view title) {
    pugi::xml_node html = add(tree_, "html");
    set(html, "xmlns", "http://www.w3.org/1999/xhtml");
    set(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
    set(html, "lang", meta.language);
    set(html, "xml:lang", meta.language);
    set(html, "dir", meta.direction == Direction::right_to_left ? "rtl" : "ltr");
    pugi::xml_node head = add(html, "head");
    add_with_text(head, "title", {}, title);
    pugi::xml_node link = add(head, "link");
    set(link, "rel", "stylesheet");
    set(link, "type", "text/css");
    set(link, "href", "style.css");
    body_ = add(html, "body");
}

std::string Page::bytes() const {
    std::string out;
    markup::serialize(out, tree_.document_element(), markup::Syntax::xhtml);
    return out;
}

std::string cover_page(const Meta& meta, std::string_view file) {
    const std::string title = base::document_title(meta);
    const bool has_word = other_language_of_words(meta.language).empty();
    const std::string word_before = has_word ? std::string(word(Word::cover, meta.language)) + ": " : std::string();
    Page page(meta, word_before + title);
    set(page.body(), "class", "ne-cover");
    pugi::xml_node section = add(page.body(), "section");
    set(section, "epub:type", "cover");
    pugi::xml_node image = add(section, "img");
    set(image, "src", file);
    set(image, "alt", word_before + title);
    set(image, "role", "doc-cover");
    return page.bytes();
}

std::string colophon_page(const Meta& meta) {
    Page page(meta, base::document_title(meta));
    pugi::xml_node section = add(page.body(), "section", "ne-colophon");
    set(section, "epub:type", "copyright-page");
    add_with_text(section, "p", "ne-colophon-title", base::document_title(meta));
    if (!meta.authors.empty()) add_with_text(section, "p", {}, markup::joined(meta.authors));
    const std::string day = markup::day_of(meta.date);
    if (!day.empty()) set(add_with_text(add(section, "p"), "time", {}, day), "datetime", day);
    if (!meta.web_address.empty()) set(add_with_text(add(section, "p"), "a", {}, meta.web_address), "href", meta.web_address);
    if (!meta.license_name.empty()) {
        pugi::xml_node license = add(section, "p");
        markup::add_words(license, Word::license, meta.language, markup::Syntax::xhtml);
        markup::add_text(license, ": ");
        if (meta.license_url.empty()) markup::add_text(license, meta.license_name);
        else set(add_with_text(license, "a", {}, meta.license_name), "href", meta.license_url);
    }
    return page.bytes();
}

}  // namespace notes_export::epub
