// What does not fit its page: where items reach, making them smaller, and the last look over pages that are laid out.
#pragma once

#include "typeset/frame.h"
#include "typeset/text/paragraph.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::typeset {

struct PageShape;

/// Something that stands outside of the text area of its page, or had to be made smaller to stand within.
struct Misfit {
    std::uint32_t page = 0;            ///< index into Layout::pages
    NodeId owner = NodeId::artifact;   ///< whose it is, or next to what it stands
    std::string words;                 ///< of a text that stands outside; empty: a picture, a drawing
    std::string_view side = {};        ///< that it passes: "right", …; empty: it was made smaller
    double amount = 0;                 ///< points beyond that side, or the share of its size that is left
};

/// Where an item is drawn: of text the letters' usual height.
[[nodiscard]] Rect reach_of(const Item& item, const ParagraphSetter& setter);
/// Makes an item smaller, with its place, as seen from (`x`, 0).
void scale_by(Item& item, double factor, double x);
void scale_by(LinkArea& link, double factor, double x);

/// Of each owner on each page the first item that stands outside. Running heads must not have been added yet.
[[nodiscard]] std::vector<Misfit> find_misfits(const Layout& layout, const PageShape& shape, const ParagraphSetter& setter);

}  // namespace notes_export::typeset
