// Flow → pages: where pages end, footnotes at their foot, repeated table heads, running heads and page numbers.
#pragma once

#include "typeset/page/flow.h"
#include "typeset/page/misfits.h"
#include "typeset/text/paragraph.h"

#include <map>

namespace notes_export::typeset {

/// The text block of a page, in points.
struct PageShape {
    float left = 0, top = 0, width = 0, height = 0;
    Size page;
};

[[nodiscard]] PageShape page_shape(const Theme& theme);

/// An entry of the contents list that waits for its page number.
struct ContentsEntry {
    std::string id;        ///< of the heading
    float line_end = 0;    ///< where the entry's words end on its last line, from the side where lines begin
    float right = 0;       ///< the list's other edge
    float baseline = 0;
    TextStyle style;       ///< of the number
    NodeId number_owner = NodeId::artifact;
    bool has_leader = true;
};

class PageBuilder {
public:
    PageBuilder(Layout& layout, const Theme& theme, ParagraphSetter& setter, std::string_view head, bool is_right_to_left);

    /// Where blocks put their material.
    Flow flow;
    /// The footnotes met so far: their lines, waiting for the page of their mark.
    std::map<NoteId, Flow> notes;
    std::vector<ContentsEntry> contents;

    /// Makes pages of what is certain by now. Call after each block.
    void advance();
    /// Makes the last pages and fills in page numbers of the contents.
    void finish();

    [[nodiscard]] const PageShape& shape() const { return shape_; }
    /// What did not fit its page, once all are made.
    [[nodiscard]] const std::vector<Misfit>& misfits() const { return misfits_; }

private:
    struct Choice {
        std::size_t count = 0;  // elements on this page
        float shrink = 0;       // of the last one
    };
    [[nodiscard]] float pending_height() const;
    [[nodiscard]] Choice choose_break(bool is_end) const;
    void make_page(bool is_end);
    [[nodiscard]] bool needs_notes_page() const;
    void make_notes_page();
    void fit_first();
    void place(std::size_t element, float top, float shrink, Page& page);
    void place_repeated(const Repeated& repeated, Page& page);
    void note_mark(const FlowMark& mark, float top);
    void lay_notes(Page& page, float room, bool has_text);
    void finish_page(Page&& page);
    void note_figure(NodeId owner, const Rect& box);
    void add_running(std::size_t page);
    /// Left edge, on the page, of something `width` wide that stands `x` from the side where lines begin.
    [[nodiscard]] double left_of(double x, double width) const;
    void fill_contents();
    void add_leader(double from, double to, float baseline, Page& page);

    Layout& layout_;
    const Theme& theme_;
    ParagraphSetter& setter_;
    PageShape shape_;
    std::string head_;  // at the side where lines begin, on every page; as much of it as fits
    bool is_right_to_left_;
    std::size_t first_ = 0;              // elements of `flow` already on pages
    std::uint32_t continued_decoration_ = 0;
    std::vector<NoteId> page_notes_;     // whose marks stand on the page being made
    Flow carried_;                       // rest of a footnote that began on an earlier page
    std::string section_;                // of the running head; no longer than a line
    std::string page_section_;           // the first that begins on the page being made
    std::vector<std::string> sections_;  // by page
    struct NumberPlace {
        std::size_t page = 0, entry = 0;
        float top = 0;
    };
    std::vector<NumberPlace> number_places_;
    std::vector<Misfit> misfits_;
};

}  // namespace notes_export::typeset
