// The contents list of a page.
#include "markup/elements.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"

namespace notes_export::markup {
namespace {

// Entries nest as deep as headings rank: six levels.
template <class WriteEntry>
void write_entries(pugi::xml_node parent, const std::vector<OutlineEntry>& entries, const WriteEntry& write_entry) {
    pugi::xml_node list = add(parent, "ol");
    for (const OutlineEntry& entry : entries) {
        pugi::xml_node item = add(list, "li");
        write_entry(item, *entry.heading);
        if (!entry.children.empty()) write_entries(item, entry.children, write_entry);
    }
}

}  // namespace

void TreeWriter::write_contents(pugi::xml_node parent, int max_level) {
    const std::vector<OutlineEntry> entries = outline(document_.body, max_level);
    if (entries.empty()) return;
    pugi::xml_node nav = add(parent, "nav", "ne-toc");
    set(nav, "role", "doc-toc");
    set(nav, "aria-label", landmark_name(Word::contents));
    mark_words(nav);
    add_with_text(nav, "p", "ne-toc-label", say(Word::contents));
    write_entries(nav, entries, [this](pugi::xml_node item, const Heading& heading) {
        pugi::xml_node link = add(item, heading.id.empty() ? "span" : "a");
        if (!heading.id.empty()) set(link, "href", places_.address_of(heading.id));
        look_ = Look::contents_entry;
        write_inlines(link, heading.content);
        look_ = Look::full;
    });
    mark_own(nav.last_child());
}

}  // namespace notes_export::markup
