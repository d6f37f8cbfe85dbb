// Footnotes of a file, with ways back to their marks.
#include "markup/elements.h"
#include "markup/xhtml_tree.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

// Somebody who marks one note a thousand times gets a way back to the first of them all the same.
constexpr std::uint32_t max_ways_back = 26;

}  // namespace

void TreeWriter::write_remaining_notes(pugi::xml_node parent) {
    std::vector<NoteId> rest;
    for (std::size_t i = 0; i < document_.notes.size(); ++i) rest.push_back(NoteId{static_cast<std::uint32_t>(i)});
    write_notes(parent, rest);
}

void TreeWriter::write_notes(pugi::xml_node parent, const std::vector<NoteId>& notes) {
    std::vector<NoteId> here;
    for (const NoteId id : notes) {
        const auto index = static_cast<std::size_t>(id);
        if (is_note_written_[index] || !places_.holds_note(id)) continue;
        is_note_written_[index] = true;
        here.push_back(id);
    }
    if (here.empty()) return;
    pugi::xml_node section = add(parent, "section", "ne-footnotes");
    set_type(section, "endnotes", "doc-endnotes");
    set(section, "aria-label", landmark_name(Word::footnotes));
    mark_words(section);
    for (const NoteId id : here) write_note(section, document_.note(id));
}

void TreeWriter::write_note(pugi::xml_node parent, const Note& note) {
    pugi::xml_node element = add(parent, "aside", "ne-footnote");
    set(element, "id", element_id(note.id, syntax_));
    set_type(element, "footnote", "doc-footnote");
    set(element, "aria-label", std::string(say(Word::footnote)) + " " + note.label);
    add_with_text(element, "span", "ne-footnote-mark", note.label + ".");
    pugi::xml_node text = add(element, "div", "ne-footnote-text");
    mark_own(text);
    write_blocks(text, note.content);
    // The way back stands at the end of the last line, where eyes are.
    pugi::xml_node last = text.last_child();
    if (!last || std::string_view(last.name()) != "p") last = add(text, "p");
    for (std::uint32_t use = 1; use <= std::min(note.uses, max_ways_back); ++use) {
        std::string anchor = note.id + "-ref-";
        base::append_number(anchor, std::int64_t{use});
        add_text(last, "\u00A0");
        pugi::xml_node back = add(last, "a", "ne-back");
        set(back, "href", places_.address_of(anchor));
        set(back, "role", "doc-backlink");
        mark_words(back);
        std::string label(say(Word::back_to_text));
        if (note.uses > 1) {
            label += ' ';
            base::append_number(label, std::int64_t{use});
        }
        write_icon(back, "gdoc_return", label);  // drawn: few fonts of e-readers have the arrow
    }
}

}  // namespace notes_export::markup
