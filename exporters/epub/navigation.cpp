#include "epub/navigation.h"

#include "base/document_title.h"
#include "epub/package.h"
#include "epub/page.h"
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

// Entries nest as deep as headings rank: six levels.
void write_list(pugi::xml_node parent, const std::vector<NavigationEntry>& entries) {
    pugi::xml_node list = add(parent, "ol");
    for (const NavigationEntry& entry : entries) {
        pugi::xml_node item = add(list, "li");
        pugi::xml_node link = add_with_text(item, entry.address.empty() ? "span" : "a", {}, entry.title);
        if (!entry.address.empty()) set(link, "href", entry.address);
        if (!entry.children.empty()) write_list(item, entry.children);
    }
}

class NcxWriter {
public:
    void write(pugi::xml_node parent, const std::vector<NavigationEntry>& entries) {
        for (const NavigationEntry& entry : entries) {
            if (entry.address.empty()) {
                write(parent, entry.children);  // a point must lead somewhere; its children move up
                continue;
            }
            const std::string number = base::number(++count_, 0);
            pugi::xml_node point = add(parent, "navPoint");
            set(point, "id", "point-" + number);
            set(point, "playOrder", number);
            add_with_text(add(point, "navLabel"), "text", {}, entry.title);
            set(add(point, "content"), "src", entry.address);
            write(point, entry.children);
        }
    }

private:
    int count_ = 0;
};

void add_head(pugi::xml_node head, const char* name, std::string_view content) {
    pugi::xml_node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", content);
}

}  // namespace

std::string navigation_document(const Meta& meta, const std::vector<NavigationEntry>& entries, const std::vector<Landmark>& landmarks) {
    const std::string title(word(Word::contents, meta.language));
    Page page(meta, other_language_of_words(meta.language).empty() ? title : base::document_title(meta));
    pugi::xml_node nav = add(page.body(), "nav", "ne-nav");
    set(nav, "epub:type", "toc");
    set(nav, "role", "doc-toc");
    // The heading names it; a name of its own could not be told to be in another language without the list.
    set(nav, "aria-labelledby", "contents");
    pugi::xml_node heading = add(nav, "h1");
    set(heading, "id", "contents");
    markup::add_words(heading, Word::contents, meta.language, markup::Syntax::xhtml);
    write_list(nav, entries);
    pugi::xml_node marks = add(page.body(), "nav");
    set(marks, "epub:type", "landmarks");
    set(marks, "hidden", "hidden");
    set(marks, "aria-hidden", "true");
    pugi::xml_node list = add(marks, "ol");
    for (const Landmark& landmark : landmarks) {
        pugi::xml_node link = add_with_text(add(list, "li"), "a", {}, landmark.title);
        if (landmark.is_word) markup::mark_words(link, meta.language, markup::Syntax::xhtml);
        set(link, "epub:type", landmark.type);
        set(link, "href", landmark.address);
    }
    return page.bytes();
}

std::string ncx_document(const Meta& meta, const std::vector<NavigationEntry>& entries) {
    pugi::xml_document tree;
    pugi::xml_node ncx = add(tree, "ncx");
    set(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    set(ncx, "version", "2005-1");
    set(ncx, "xml:lang", meta.language);
    pugi::xml_node head = add(ncx, "head");
    add_head(head, "dtb:uid", book_identifier(meta));
    add_head(head, "dtb:depth", "6");
    add_head(head, "dtb:totalPageCount", "0");
    add_head(head, "dtb:maxPageNumber", "0");
    add_with_text(add(ncx, "docTitle"), "text", {}, base::document_title(meta));
    NcxWriter().write(add(ncx, "navMap"), entries);
    std::string out;
    markup::serialize_xml(out, ncx);
    return out;
}

}  // namespace notes_export::epub
