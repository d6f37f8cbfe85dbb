// Document → tree of XHTML elements, the same for a page and for a book. Knows no container: where an anchor or a picture is,
// and which footnotes stand in the file being written, it asks.
#pragma once

#include "markup/ids.h"
#include "notes_export/document.h"
#include "notes_export/words.h"

#include <pugixml.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markup {

struct PlacedPicture {
    std::string address;       ///< for `src`
    std::uint32_t width = 0;   ///< pixels of the file
    std::uint32_t height = 0;
};

/// What only a container knows.
class Places {
public:
    virtual ~Places() = default;
    /// Address of an anchor of the document, as seen from the file being written; an empty id is the document's beginning.
    [[nodiscard]] virtual std::string address_of(std::string_view anchor) const = 0;
    /// Nothing for a picture that cannot be shown; a stand-in takes its place.
    [[nodiscard]] virtual std::optional<PlacedPicture> picture(ImageId image) = 0;
    /// Whether the footnote stands in the file being written.
    [[nodiscard]] virtual bool holds_note(NoteId note) const = 0;
};

/// Questions about a whole document whose answers every file of it shares.
class HeadingPlan {
public:
    explicit HeadingPlan(const Document& document);

    /// How many headings a contents list shows that the author did not place himself.
    [[nodiscard]] std::size_t listed() const { return listed_; }
    /// Whether the author put a contents list somewhere.
    [[nodiscard]] bool has_contents_place() const { return has_contents_place_; }

private:
    std::size_t listed_ = 0;
    bool has_contents_place_ = false;
};

class TreeWriter {
public:
    /// Borrows everything for its lifetime: one writer per file.
    TreeWriter(const Document& document, Syntax syntax, Places& places);

    void write_title(pugi::xml_node parent);
    void write_blocks(pugi::xml_node parent, const Blocks& blocks);
    void write_block(pugi::xml_node parent, const Block& block);
    /// The element for a division around blocks written later; `parent` itself when it would say nothing.
    void write_division(pugi::xml_node parent, const Division& division);
    [[nodiscard]] pugi::xml_node open_division(pugi::xml_node parent, const Division& division, bool with_id);
    /// A contents list down to `max_level`, linked.
    void write_contents(pugi::xml_node parent, int max_level);
    /// The footnotes of this file that no footnote list took.
    void write_remaining_notes(pugi::xml_node parent);

    /// Whether drawings stand in the tree (EPUB has to declare them).
    [[nodiscard]] bool has_drawings() const { return has_drawings_; }
    /// The same for formulas.
    [[nodiscard]] bool has_math() const { return has_math_; }

private:
    enum class Look { full, contents_entry };  // an entry is a link itself: no links, marks, anchors or pictures in it

    void write_inlines(pugi::xml_node parent, const Inlines& inlines);
    void write_styled(pugi::xml_node parent, const Styled& styled);
    void write_link(pugi::xml_node parent, const Link& link);
    void write_math(pugi::xml_node parent, const Math& math);
    void write_image(pugi::xml_node parent, const Image& image);
    void write_mark(pugi::xml_node parent, const FootnoteMark& mark);
    void write_icon(pugi::xml_node parent, std::string_view name, std::string_view label);
    void write_anchor(pugi::xml_node parent, std::string_view id);
    void write_missing(pugi::xml_node parent, std::string_view alt);
    [[nodiscard]] pugi::xml_node open_link(pugi::xml_node parent, TargetId target);

    void write_heading(pugi::xml_node parent, const Heading& heading);
    void write_code(pugi::xml_node parent, const CodeBlock& code);
    void write_list(pugi::xml_node parent, const List& list);
    void write_task(pugi::xml_node item, const ListItem& content, bool is_tight);
    void write_item(pugi::xml_node item, const ListItem& content, bool is_tight);
    void write_figure(pugi::xml_node parent, const Figure& figure);
    void write_caption(pugi::xml_node caption, const Inlines& words);
    void write_callout(pugi::xml_node parent, const Callout& callout);
    void write_details(pugi::xml_node parent, const Details& details);
    void write_columns(pugi::xml_node parent, const Columns& columns);
    void write_panels(pugi::xml_node parent, const Panels& panels);
    void write_definitions(pugi::xml_node parent, const DefinitionList& list);
    void write_progress(pugi::xml_node parent, const Progress& progress);
    void write_embed(pugi::xml_node parent, const Embed& embed);
    void write_math_block(pugi::xml_node parent, const MathBlock& math);

    void write_table(pugi::xml_node parent, const Table& table);
    void write_rows(pugi::xml_node section, const std::vector<TableRow>& rows, const Table& table, bool is_head);
    void write_cell(pugi::xml_node row, const TableCell& cell, Alignment alignment, bool heads_columns, std::uint32_t columns,
                    std::uint32_t rows);

    void write_notes(pugi::xml_node parent, const std::vector<NoteId>& notes);
    void write_note(pugi::xml_node parent, const Note& note);

    /// Paragraphs of tight items and of cells are their text alone.
    void write_unwrapped(pugi::xml_node parent, const Blocks& blocks);
    void set_type(pugi::xml_node node, const char* epub_type, const char* role) const;
    void set_language(pugi::xml_node node, const std::string& language) const;
    /// `node` says words of the program's; told to be English where the document's language has none. What the author wrote inside it
    /// is the document's again: mark_own().
    void mark_words(pugi::xml_node node) const;
    void mark_own(pugi::xml_node node) const;
    void keep_left_to_right(pugi::xml_node node) const;
    [[nodiscard]] std::string_view say(Word id) const { return word(id, document_.meta.language); }
    /// A name for a landmark, numbered from the second on: assistive programs list landmarks by name.
    [[nodiscard]] std::string landmark_name(Word id);
    /// "Footnote 1"; each included part counts from 1 again, so from the second of that name on "Footnote 1 (2)".

    const Document& document_;
    Syntax syntax_;
    Places& places_;
    Look look_ = Look::full;
    bool is_in_link_ = false;
    bool has_drawings_ = false;
    bool has_math_ = false;
    std::vector<bool> is_note_written_;
    std::array<std::uint32_t, word_count> landmarks_{};
};

/// Class that aligns a cell or a division; empty for none.
[[nodiscard]] const char* alignment_class(Alignment alignment);

}  // namespace notes_export::markup
