// THE RESULT of typesetting: pages of items with fixed places, the logical structure they belong to, and what
// readers navigate by. Knows nothing of PDF; whoever paints it decides nothing.
#pragma once

#include "notes_export/document.h"
#include "notes_export/picture.h"
#include "typeset/font/face.h"
#include "typeset/geometry.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace notes_export::typeset {

enum class FaceId : std::uint16_t {};

// --- logical structure -------------------------------------------------------------------------------------

/// Index into Layout::structure. `artifact` marks items that are no content (running heads, rules, bars).
enum class NodeId : std::uint32_t { artifact = 0xFFFFFFFF };

/// Roles of ISO 32000-1 §14.8.4. `content` is a leaf: one run of marked content; every item of content is owned by a leaf.
enum class Role : std::uint8_t {
    content,
    document, part, section, division, aside, toc, toc_item,
    heading1, heading2, heading3, heading4, heading5, heading6, title,
    paragraph, block_quote, caption, list, list_item, label, list_body,
    table, table_head, table_body, table_foot, table_row, header_cell, data_cell,
    figure, formula, code, note, reference, link, span, emphasis, strong
};

/// Nodes stand in document order of creation; the children of a node, in reading order, are linked through `next`.
struct StructureNode {
    Role role = Role::content;
    NodeId parent = NodeId::artifact;
    NodeId first_child = NodeId::artifact, last_child = NodeId::artifact, next = NodeId::artifact;
    std::uint32_t detail = 0;  ///< index into Layout::details, 0: none
};

/// What only some nodes have; kept apart because a long document has hundreds of thousands of nodes.
struct StructureDetail {
    std::string alt;            ///< alternative text (figures, formulas, links)
    std::string actual_text;    ///< replacement text (emoji stand-ins, drawn check boxes)
    std::string language;       ///< BCP 47, where it differs
    std::string id;             ///< unique (notes; header cells)
    std::uint32_t column_span = 1, row_span = 1;
    bool is_row_header = false;           ///< scope of a header cell: row instead of column
    bool is_ordered = false;              ///< a list with numbers instead of bullets
    Numbering numbering = Numbering::decimal;  ///< of an ordered list
    bool has_box = false;                 ///< `box` holds the figure's place
    std::uint32_t page = 0;
    Rect box;
};

// --- items -------------------------------------------------------------------------------------------------

/// A placed glyph of a ShapedText. Numbers are in font units of its face.
struct Glyph {
    std::uint16_t id = 0;
    std::int16_t x_offset = 0, y_offset = 0;
    std::int32_t advance = 0;
    std::uint32_t text_begin = 0;  ///< the characters this glyph stands for: bytes of ShapedText::text;
    std::uint32_t text_length = 0; ///< 0 when an earlier glyph of the same cluster holds them
};

/// A word (or piece of one) shaped once and shared by all its places.
struct ShapedText {
    FaceId face{};
    std::string text;  ///< UTF-8; "\u00AD" for a hyphen made by line breaking
    std::vector<Glyph> glyphs;  ///< in visual order
    std::int32_t advance = 0;   ///< font units, sum
    bool is_right_to_left = false;
};

struct TextItem {
    const ShapedText* shaped = nullptr;  ///< owned by Layout::shaped
    float x = 0, baseline = 0;           ///< points from the left and upper edge
    float size = 0;                      ///< points
    float letter_space = 0;              ///< points added after each glyph
    Color color;
    bool space_after = false;  ///< a blank follows in the text: the painter writes one (the gap is in the places)
    NodeId owner = NodeId::artifact;
    bool is_invisible = false;  ///< there for those who copy and search: what is seen is drawn otherwise
    float stretch = 1;          ///< of glyphs and their advances, along the line
};

/// A filled rectangle: rules, bars, backgrounds. Radius rounds the corners.
struct BoxItem {
    Rect box;
    Color color;
    float radius = 0;
    NodeId owner = NodeId::artifact;
};

enum class PathVerb : std::uint8_t { move, line, curve, close };

/// A drawing: icons, check boxes, formulas, leaders. `points` holds 1, 1, 3, 0 points per verb.
struct PathItem {
    std::vector<PathVerb> verbs;
    std::vector<Point> points;
    bool is_filled = true;
    bool even_odd = false;
    float stroke_width = 0;  ///< 0: not stroked
    float dot_step = 0;      ///< of a stroke: round dots so far apart instead of a line; 0: a line
    Color fill, stroke;
    NodeId owner = NodeId::artifact;
};

struct PictureItem {
    ImageId image{};
    Rect box;
    PictureRequest request;  ///< what to ask the PictureSource for
    bool is_round = false;
    /// Points of the picture that are cut off at each side, and above and below: a round one fills its box whatever its own shape.
    float cut_x = 0, cut_y = 0;
    NodeId owner = NodeId::artifact;
};

/// A place to click. The node is the Link node of the structure; several areas of one link share it.
struct LinkArea {
    Rect box;
    Target target;       ///< WebAddress or Anchor
    std::string words;   ///< what the link says, for assistive technology
    NodeId node = NodeId::artifact;
};

using Item = std::variant<TextItem, BoxItem, PathItem, PictureItem>;

/// Background items first, then content in reading order, then running heads and feet.
struct Page {
    Size size;
    std::string label;  ///< as printed: "iv", "12"
    std::vector<Item> items;
    std::vector<LinkArea> links;
};

struct Place {
    std::uint32_t page = 0;  ///< index into Layout::pages
    Point point;
};

struct NamedPlace {
    std::string id;  ///< id of a heading, anchor point, note …
    Place place;
};

struct Bookmark {
    int level = 1;
    std::string title;
    Place place;
    NodeId node = NodeId::artifact;  ///< the heading's structure node
};

struct Layout {
    std::vector<Page> pages;
    std::vector<StructureNode> structure;  ///< [0] is the Document node
    std::vector<StructureDetail> details;  ///< [0] is unused
    std::vector<NamedPlace> places;        ///< sorted by id
    std::vector<Bookmark> bookmarks;       ///< in reading order
    std::vector<std::shared_ptr<const Face>> faces;  ///< FaceId indexes these: only those used
    std::deque<ShapedText> shaped;
};

}  // namespace notes_export::typeset
