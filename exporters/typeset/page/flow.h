// Vertical material between blocks and pages: elements (a line, a row, a picture) that are never divided, one below
// the other, with what a page break before each would cost. Places are relative: x from the left edge of the text block,
// y from the upper edge of the element.
#pragma once

#include "notes_export/document.h"
#include "typeset/frame.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace notes_export::typeset {

/// Costs of a page break before an element. A page left a quarter empty costs about as much as `disliked`.
namespace keep {
inline constexpr std::uint16_t free = 0;
inline constexpr std::uint16_t mild = 15;        // within code or a table: rather between paragraphs
inline constexpr std::uint16_t disliked = 60;
inline constexpr std::uint16_t whole = 105;      // within a short box: rather leave a third of the page empty
inline constexpr std::uint16_t strong = 600;     // a lead-in and its list
inline constexpr std::uint16_t always = 60'000;  // a heading and what follows; only a page too full overrides it
}  // namespace keep

/// A bar, background or frame around a row of elements; drawn anew on every page they reach.
struct Decoration {
    std::uint32_t parent = 0;  ///< 0: none
    float x = 0, width = 0;
    bool has_fill = false, has_bar = false, has_border = false;
    Color fill, bar, border;
    float bar_width = 2.5F;
    bool is_bar_at_right = false;
    float radius = 0;
    float overhang = 0;  ///< beyond the elements where a page divides it
};

enum class MarkKind : std::uint8_t { place, bookmark, section, note, page_number };

/// Something to be noted once an element's place is known.
struct FlowMark {
    MarkKind kind = MarkKind::place;
    std::uint32_t value = 0;  ///< bookmark, note, contents entry: index
    std::string text;         ///< id of a place; words of the running head
    float x = 0, y = 0;
};

struct Element {
    float height = 0;
    float space_before = 0;  ///< vanishes at the top of a page
    float shrink = 0;        ///< by how much the element's picture may be made lower to fit
    std::uint16_t keep = keep::free;
    std::uint16_t repeat = 0;      ///< 1 + index into Flow::repeated: printed again when a page begins with this element
    std::uint32_t decoration = 0;  ///< innermost
    std::uint32_t items_end = 0, links_end = 0, marks_end = 0;  ///< its own begin where the previous element's end
};

/// Table heads, printed again on each page the table reaches.
struct Repeated {
    float height = 0;
    std::vector<Item> items;
};

struct Flow {
    std::vector<Element> elements;
    std::vector<Item> items;
    std::vector<LinkArea> links;
    std::vector<FlowMark> marks;
    std::deque<Decoration> decorations{1};  // [0] is unused
    std::deque<Repeated> repeated;
    std::size_t dropped = 0;  ///< elements that were forgotten

    /// Ends the element whose items, links and marks were pushed since the last call.
    Element& finish(float height, float space_before, std::uint16_t keep, std::uint32_t decoration);
    [[nodiscard]] std::uint32_t items_begin(std::size_t element) const {
        return element == 0 ? 0 : elements[element - 1].items_end;
    }
    [[nodiscard]] std::uint32_t links_begin(std::size_t element) const {
        return element == 0 ? 0 : elements[element - 1].links_end;
    }
    [[nodiscard]] std::uint32_t marks_begin(std::size_t element) const {
        return element == 0 ? 0 : elements[element - 1].marks_end;
    }
    [[nodiscard]] bool is_empty() const { return elements.empty(); }
    /// Forgets the first `count` elements with all that is theirs.
    void drop_front(std::size_t count);
    /// Takes over elements [begin, end) of `other`; none of them may be decorated.
    void append(Flow& other, std::size_t begin, std::size_t end);
};

/// Items, links and marks of a whole flow with places below `top`: for cells and columns that end up in one element.
struct Stack {
    std::vector<Item> items;
    std::vector<LinkArea> links;
    std::vector<FlowMark> marks;
    float height = 0;
};
[[nodiscard]] Stack stack(Flow&& flow);
/// Gives each decorated element its own piece of bar and background, so that it may be moved about alone.
void settle_decorations(Flow& flow);

void move_by(LinkArea& link, float dx, float dy);

void move_by(Item& item, float dx, float dy);

/// Draws decorations of elements that stand at `tops`: background first, so that text stands on it.
class DecorationPainter {
public:
    DecorationPainter(const std::deque<Decoration>& decorations, std::vector<Item>& out)
        : decorations_(decorations), out_(out) {}
    /// An element with innermost decoration `id` fills [top, bottom). Gaps between two of one decoration are filled.
    void element(std::uint32_t id, float top, float bottom);
    /// Closes what is open. `continues`: the last element's decorations go on, on the next page.
    void finish(std::uint32_t next_id);
    /// Tells that the first element's decoration `id` began on an earlier page.
    void continued_from(std::uint32_t id);

private:
    struct Open {
        std::uint32_t id = 0;
        float top = 0, bottom = 0;
        std::size_t order = 0;
    };
    void close(std::size_t keep_count, bool goes_on);
    [[nodiscard]] std::vector<std::uint32_t> chain(std::uint32_t id) const;

    const std::deque<Decoration>& decorations_;
    std::vector<Item>& out_;
    std::vector<Open> open_;
    std::vector<std::uint32_t> from_before_;
    std::vector<std::pair<std::size_t, Item>> boxes_;
    std::size_t opened_ = 0;
};

}  // namespace notes_export::typeset
