// Document blocks → flow. One function per kind of block; the larger kinds have files of their own.
#pragma once

#include "notes_export/document.h"
#include "notes_export/walk.h"
#include "notes_export/words.h"
#include "typeset/page/inlines.h"
#include "typeset/page/page_builder.h"
#include "typeset/page/picture_paragraph.h"
#include "typeset/structure.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace notes_export::typeset {

/// Where blocks stand and what they inherit. `x` counts from the side where lines begin.
struct BlockContext {
    float x = 0, width = 0;
    TextRole text;
    NodeId parent = StructureBuilder::root();
    std::uint32_t decoration = 0;
    TextAlign align = TextAlign::justify;
    float gap = 6.5F;       ///< between blocks
    int list_level = 0;
    bool is_top = false;    ///< of the page's own flow: pages may be made after each block
    bool is_note = false;   ///< within a footnote
    float least_width = 0;  ///< that nesting leaves

    /// Begins a column of text, as wide as the context is.
    void begin_column() { least_width = 0.35F * width; }
    /// Moves the sides inwards: the deeper the nesting, the less, so that a readable measure is left and nothing leaves the page.
    /// Returns how much of what was asked for was given.
    float indent(float left, float right);
};

struct PlacedCell;
struct RowGroup;
struct TableSection;

/// Share of its indentation that a box must have for a bar at its side: where boxes are nested deeper, letters stand in its place.
inline constexpr float least_barred = 0.35F;

class BlockSetter {
public:
    BlockSetter(const Document& document, const Theme& theme, Layout& layout, PageBuilder& pages, ParagraphSetter& setter,
                Diagnostics& diagnostics);

    /// Title and what else stands above the text.
    void set_title_block();
    /// The whole text.
    void set_body();
    /// Tells the author what does not fit its page.
    void report(const std::vector<Misfit>& misfits);

private:
    void set_blocks(const Blocks& blocks, const BlockContext& context);
    void set_block(const Block& block, const BlockContext& context);

    void set_paragraph(const Paragraph& paragraph, const BlockContext& context);
    void set_heading(const Heading& heading, const BlockContext& context);
    [[nodiscard]] int tagged_level(int level);
    void set_quote(const Quote& quote, const BlockContext& context);
    void set_rule(const BlockContext& context);
    void set_division(const Division& division, const BlockContext& context);
    void turn(bool is_right_to_left, BlockContext& context);
    void set_math(const MathBlock& math, const BlockContext& context);
    void set_formula(const Formula& formula, NodeId node, const BlockContext& context);
    void set_list(const List& list, const BlockContext& context);                         // lists.cpp
    void set_definitions(const DefinitionList& list, const BlockContext& context);
    void set_code(const CodeBlock& code, const BlockContext& context);                    // code.cpp
    void set_table(const Table& table, const BlockContext& context);                      // tables.cpp
    [[nodiscard]] ParagraphSetter::Extent measure_blocks(const Blocks& blocks, const BlockContext& context);
    struct TableLayout;
    [[nodiscard]] TableLayout plan_table(const Table& table, const BlockContext& context);
    void repeat_head(TableLayout& layout, const BoxItem& rule, std::size_t first);
    void set_table_rows(TableLayout& layout, const TableSection& section, NodeId table);  // table_rows.cpp
    void set_row_group(const TableLayout& layout, const RowGroup& group);
    [[nodiscard]] Flow set_cell(const TableLayout& layout, const PlacedCell& placed, bool heads_columns, NodeId row);
    void draw_row_rules(const TableLayout& layout, const std::vector<bool>& ruled, bool is_edge, float y);
    void set_columns(const Columns& columns, const BlockContext& context);                // columns.cpp
    void set_figure(const Figure& figure, const BlockContext& context);                   // figures.cpp
    void set_words(const Inlines& words, const BlockContext& context);
    void set_pictures(const std::vector<LinkedPicture>& pictures, const Inlines& caption, const BlockContext& context);  // picture_rows.cpp
    void set_picture_row(const std::vector<LinkedPicture>& pictures, const PictureRow& row, const BlockContext& context);
    /// The picture in its box, or what stands for it, with its link; returns its place in the structure.
    NodeId set_picture(const Figure& figure, const Rect& box, const BlockContext& context);
    void set_stand_in(const Rect& box, const std::string& words, NodeId leaf, const BlockContext& context);
    void set_callout(const Callout& callout, const BlockContext& context);                // boxes.cpp
    void set_details(const Details& details, const BlockContext& context);
    void set_panels(const Panels& panels, const BlockContext& context);
    void set_labelled(const Inlines& label, const Blocks& content, NodeId node, const BlockContext& context);
    void set_progress(const Progress& progress, const BlockContext& context);
    void set_embed(const Embed& embed, const BlockContext& context);
    void set_card_words(const Embed& embed, const BlockContext& context);
    void set_contents(int max_level, const BlockContext& context);                        // contents.cpp
    /// `node` says words of the program's: told to be English where the document's language has none.
    void mark_words(NodeId node);                                                         // contents.cpp
    void set_contents_entries(const std::vector<OutlineEntry>& entries, int depth, NodeId list, const BlockContext& context);
    void set_contents_entry(const OutlineEntry& entry, int depth, NodeId item, const BlockContext& context);
    /// Asks that what was set since element `first` (counted from the flow's beginning) stand on one page, if it is short.
    void keep_whole(std::size_t first);
    [[nodiscard]] std::size_t next_element() const { return flow_->dropped + flow_->elements.size(); }
    /// What was laid out apart, as part of the element at hand.
    void push(Stack&& stack, float dx, float dy);

    /// Left edge of something `width` wide that stands `x` from the side where lines begin.
    [[nodiscard]] float left_of(float x, float width) const {
        return is_right_to_left_ ? pages_.shape().width - x - width : x;
    }
    [[nodiscard]] TextAlign align_of(Alignment alignment) const;
    /// Lines of text with the pending space and page-break cost before them.
    std::size_t set_text(StyledText&& text, const BlockContext& context, ParagraphStyle style);
    [[nodiscard]] ParagraphStyle paragraph_style(const BlockContext& context, const TextRole& role) const;
    [[nodiscard]] StyledText collect(const Inlines& inlines, const TextRole& role, NodeId parent, const BlockContext& context,
                                     bool may_hyphenate = true, bool colors_links = true);
    /// Asks for space and page-break cost before the next element; the larger wish wins.
    void space(float points) { pending_space_ = std::max(pending_space_, points); }
    void hold(std::uint16_t cost) { pending_keep_ = std::max(pending_keep_, cost); }
    /// Ends the element whose items were pushed, with what was asked for before it.
    Element& finish(float height, const BlockContext& context);
    /// An element without content: padding within a box.
    void pad(float height, const BlockContext& context);
    void set_notes(const std::vector<NoteId>& notes, const BlockContext& context);
    [[nodiscard]] Flow note_flow(NoteId id, const BlockContext& context);
    [[nodiscard]] std::uint32_t decorate(Decoration decoration, const BlockContext& context);
    /// Lays out apart what `body` sets: for cells, columns and notes.
    template <class Body>
    [[nodiscard]] Flow apart(Body body) {
        Flow inner;
        Flow* const outer = std::exchange(flow_, &inner);
        const float space_before = std::exchange(pending_space_, 0.0F);
        const std::uint16_t keep_before = std::exchange(pending_keep_, keep::free);
        body();
        flow_ = outer;
        pending_space_ = space_before;
        pending_keep_ = keep_before;
        return inner;
    }

    const Document& document_;
    const Theme& theme_;
    Layout& layout_;
    PageBuilder& pages_;
    ParagraphSetter& setter_;
    Diagnostics& diagnostics_;
    StructureBuilder structure_;
    InlineCollector inlines_;
    std::string language_;  // of the passage at hand
    bool is_right_to_left_;  // lines of the passage at hand
    Span place_;            // of the block at hand
    Flow* flow_;
    float pending_space_ = 0;
    std::uint16_t pending_keep_ = keep::free;
    std::set<NoteId> set_notes_;
    std::vector<NoteId> nested_notes_;  // met within the note at hand
    struct TaggedHeading {
        int level = 1, tagged = 1;
    };
    std::vector<TaggedHeading> heading_path_;  // the heading last set and those above it
    std::size_t contents_total_ = 0, contents_done_ = 0;  // entries of the contents list being set
};

}  // namespace notes_export::typeset
