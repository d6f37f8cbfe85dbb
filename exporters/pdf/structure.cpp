#include "pdf/structure.h"

#include "pdf/tree.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <optional>

namespace notes_export::pdf {
namespace {

using typeset::NodeId;
using typeset::Role;
using typeset::StructureDetail;
using typeset::StructureNode;

std::size_t index_of(NodeId id) { return static_cast<std::size_t>(id); }

/// The type of a role among those of PDF 1.7 (ISO 32000-1 §14.8.4). PDF 2.0's own (Title, Aside, Strong, Em) are not
/// used even through a role map: poppler 22.12 leaves out the text in types it does not know.
std::string_view type_of(Role role) {
    switch (role) {
        case Role::content: return "Span";
        case Role::document: return "Document";
        case Role::part: return "Part";
        case Role::section: return "Sect";
        case Role::division: case Role::aside: return "Div";
        case Role::toc: return "TOC";
        case Role::toc_item: return "TOCI";
        case Role::title: case Role::heading1: return "H1";
        case Role::heading2: return "H2";
        case Role::heading3: return "H3";
        case Role::heading4: return "H4";
        case Role::heading5: return "H5";
        case Role::heading6: return "H6";
        case Role::paragraph: return "P";
        case Role::block_quote: return "BlockQuote";
        case Role::caption: return "Caption";
        case Role::list: return "L";
        case Role::list_item: return "LI";
        case Role::label: return "Lbl";
        case Role::list_body: return "LBody";
        case Role::table: return "Table";
        case Role::table_head: return "THead";
        case Role::table_body: return "TBody";
        case Role::table_foot: return "TFoot";
        case Role::table_row: return "TR";
        case Role::header_cell: return "TH";
        case Role::data_cell: return "TD";
        case Role::figure: return "Figure";
        case Role::formula: return "Formula";
        case Role::code: return "Code";
        case Role::note: return "Note";
        case Role::reference: return "Reference";
        case Role::link: return "Link";
        case Role::span: case Role::emphasis: case Role::strong: return "Span";
    }
    return "Span";
}

/// Rows and cells hold a table's shape even when empty.
bool may_be_empty(Role role) {
    return role == Role::document || role == Role::table_row || role == Role::header_cell || role == Role::data_cell;
}

/// Figures between blocks stand as blocks; figures within a line of text have no placement of their own.
bool stands_in_text(Role parent) {
    return parent == Role::paragraph || parent == Role::span || parent == Role::link || parent == Role::emphasis ||
           parent == Role::strong || parent == Role::label || (parent >= Role::heading1 && parent <= Role::title);
}

void append_span(std::string& out, std::string_view key, std::uint32_t value) {
    if (value <= 1) return;
    out += key;
    append_integer(out, value);
}

void append_box(std::string& out, const typeset::Rect& box, double page_height) {
    const double left = box.origin.x.points(), bottom = page_height - box.origin.y.points() - box.size.height.points();
    out += "/BBox[";
    for (const double value : {left, bottom, left + box.size.width.points(), bottom + box.size.height.points()})
        append_real(out, value), out += ' ';
    out.back() = ']';
}

void append_details(std::string& out, const StructureDetail& detail) {
    const auto text = [&](std::string_view key, std::string_view value) {
        if (value.empty()) return;
        out += key;
        append_text(out, value);
    };
    text("/Alt", detail.alt);
    text("/ActualText", detail.actual_text);
    text("/Lang", detail.language);
    if (!detail.id.empty()) {
        out += "/ID";
        append_bytes(out, detail.id);
    }
}

/// ISO 32000-1, table 347.
std::string_view numbering_name(Numbering numbering) {
    switch (numbering) {
        case Numbering::decimal: break;
        case Numbering::lower_latin: return "LowerAlpha";
        case Numbering::upper_latin: return "UpperAlpha";
        case Numbering::lower_roman: return "LowerRoman";
        case Numbering::upper_roman: return "UpperRoman";
    }
    return "Decimal";
}

}  // namespace

const StructureNode& Structure::node(NodeId id) const { return layout_.structure[index_of(id)]; }

NodeId Structure::element_node(NodeId id) const {
    return node(id).role == Role::content ? node(id).parent : id;
}

std::string_view Structure::tag(NodeId id) const { return type_of(node(element_node(id)).role); }

void Structure::begin_page() { page_begins_.push_back(marks_.size()); }

std::uint32_t Structure::add_content(NodeId id) {
    marks_.push_back(id);
    return static_cast<std::uint32_t>(marks_.size() - 1 - page_begins_.back());
}

void Structure::add_place(NodeId id, const typeset::Rect& box) {
    const Role role = node(element_node(id)).role;
    if (role != Role::figure && role != Role::formula) return;
    places_.try_emplace(element_node(id), Placed{static_cast<std::uint32_t>(page_begins_.size() - 1), box});
}

std::size_t Structure::add_annotation(NodeId id, ObjectId annotation) {
    annotations_.push_back({id, annotation, static_cast<std::uint32_t>(page_begins_.size() - 1)});
    return layout_.pages.size() + annotations_.size() - 1;
}

ObjectId Structure::element(NodeId id) const { return objects_.at(index_of(id)); }

/// Brings the marks from page order into node order (a counting sort: there are hundreds of thousands).
void Structure::sort_marks() {
    mark_begins_.assign(layout_.structure.size() + 1, 0);
    for (const NodeId owner : marks_) ++mark_begins_[index_of(owner) + 1];
    std::partial_sum(mark_begins_.begin(), mark_begins_.end(), mark_begins_.begin());
    std::vector<std::uint32_t> next(mark_begins_.begin(), mark_begins_.end() - 1);
    sorted_marks_.resize(marks_.size());
    std::uint32_t page = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        while (page + 1 < page_begins_.size() && page_begins_[page + 1] <= i) ++page;
        sorted_marks_[next[index_of(marks_[i])]++] = {page, static_cast<std::uint32_t>(i - page_begins_[page])};
    }
    annotation_order_.resize(annotations_.size());
    std::iota(annotation_order_.begin(), annotation_order_.end(), 0U);
    std::stable_sort(annotation_order_.begin(), annotation_order_.end(),
                     [&](auto a, auto b) { return annotations_[a].node < annotations_[b].node; });
}

/// Numbers for the elements that hold anything. Parents stand before their children, so one pass from the end decides.
void Structure::reserve_elements(HaruFile& file) {
    std::vector<bool> is_used(layout_.structure.size(), false);
    for (const Annotation& annotation : annotations_) is_used[index_of(annotation.node)] = true;
    for (std::size_t i = layout_.structure.size(); i-- > 0;) {
        const StructureNode& at = layout_.structure[i];
        if (mark_begins_[i] != mark_begins_[i + 1] || may_be_empty(at.role)) is_used[i] = true;
        if (is_used[i] && at.parent != NodeId::artifact) is_used[index_of(at.parent)] = true;
    }
    objects_.assign(layout_.structure.size(), ObjectId::none);
    for (std::size_t i = 0; i < objects_.size(); ++i)
        if (is_used[i] && layout_.structure[i].role != Role::content) objects_[i] = file.reserve();
}

void Structure::append_kids(std::string& out, std::size_t index, ObjectId first_page) const {
    std::optional<std::uint32_t> element_page;
    std::string kids;
    const auto append_marks = [&](std::size_t owner) {
        for (std::size_t i = mark_begins_[owner]; i < mark_begins_[owner + 1]; ++i) {
            const Mark& mark = sorted_marks_[i];
            if (!element_page) element_page = mark.page;
            if (mark.page == *element_page) {
                append_integer(kids, mark.mcid);
            } else {
                kids += "<</Type/MCR/Pg ";
                append_reference(kids, nth(first_page, mark.page));
                kids += "/MCID ";
                append_integer(kids, mark.mcid);
                kids += ">>";
            }
            kids += ' ';
        }
    };
    append_marks(index);
    for (NodeId child = layout_.structure[index].first_child; child != NodeId::artifact; child = node(child).next) {
        if (node(child).role == Role::content) append_marks(index_of(child));
        else if (const ObjectId object = objects_[index_of(child)]; object != ObjectId::none)
            append_reference(kids, object), kids += ' ';
    }
    const auto before = [&](std::uint32_t a, std::size_t node_index) { return index_of(annotations_[a].node) < node_index; };
    for (auto it = std::lower_bound(annotation_order_.begin(), annotation_order_.end(), index, before);
         it != annotation_order_.end() && index_of(annotations_[*it].node) == index; ++it) {
        kids += "<</Type/OBJR/Obj ";
        append_reference(kids, annotations_[*it].object);
        kids += "/Pg ";
        append_reference(kids, nth(first_page, annotations_[*it].page));
        kids += ">> ";
    }
    if (element_page) {
        out += "/Pg ";
        append_reference(out, nth(first_page, *element_page));
    }
    if (kids.empty()) return;
    kids.back() = ']';
    out += "/K[";
    out += kids;
}

std::string Structure::attributes(std::size_t index, const StructureDetail& detail) const {
    const StructureNode& at = layout_.structure[index];
    std::string out;
    if (at.role == Role::list) {
        out = "/O/List/ListNumbering/";
        out += detail.is_ordered ? numbering_name(detail.numbering) : "Disc";
    } else if (at.role == Role::header_cell || at.role == Role::data_cell) {
        if (at.role == Role::header_cell) out = detail.is_row_header ? "/Scope/Row" : "/Scope/Column";
        append_span(out, "/ColSpan ", detail.column_span);
        append_span(out, "/RowSpan ", detail.row_span);
        if (!out.empty()) out.insert(0, "/O/Table");
    } else if (at.role == Role::figure || at.role == Role::formula) {
        const auto painted = places_.find(static_cast<NodeId>(index));
        const bool is_known = detail.has_box ? detail.page < layout_.pages.size() : painted != places_.end();
        if (!is_known) return out;
        const Placed place = detail.has_box ? Placed{detail.page, detail.box} : painted->second;
        const bool is_inline = at.parent != NodeId::artifact && stands_in_text(node(at.parent).role);
        out = is_inline ? "/O/Layout" : "/O/Layout/Placement/Block";
        append_box(out, place.box, layout_.pages[place.page].size.height.points());
    }
    return out.empty() ? out : "/A<<" + out + ">>";
}

std::string Structure::element_text(std::size_t index, ObjectId root, ObjectId first_page) const {
    const StructureNode& at = layout_.structure[index];
    const bool is_top = at.parent == NodeId::artifact;
    std::string out = "<</S";
    append_name(out, type_of(at.role));
    out += "/P ";
    append_reference(out, is_top ? root : objects_[index_of(at.parent)]);
    append_kids(out, index, first_page);
    static const StructureDetail no_detail;
    const StructureDetail& detail = at.detail == 0 ? no_detail : layout_.details[at.detail];
    append_details(out, detail);
    out += attributes(index, detail);
    return out + ">>";
}

void Structure::write_parent_tree(HaruFile& file, ObjectId tree) const {
    const std::size_t pages = page_begins_.size();
    const auto append_element_of = [&](std::string& out, NodeId owner) { append_reference(out, objects_[index_of(element_node(owner))]); };
    write_tree(file, tree, TreeKind::numbers,
               {pages + annotations_.size(), [](std::string& out, std::size_t i) { append_integer(out, static_cast<std::int64_t>(i)); },
                [&](std::string& out, std::size_t i) {
                    if (i >= pages) return append_element_of(out, annotations_[i - pages].node);
                    const std::size_t end = i + 1 < pages ? page_begins_[i + 1] : marks_.size();
                    out += '[';
                    for (std::size_t m = page_begins_[i]; m < end; ++m) append_element_of(out, marks_[m]), out += ' ';
                    out += ']';
                }});
}

ObjectId Structure::write_id_tree(HaruFile& file) const {
    std::vector<std::pair<std::string_view, ObjectId>> ids;
    for (std::size_t i = 0; i < layout_.structure.size(); ++i) {
        const std::uint32_t detail = layout_.structure[i].detail;
        if (detail != 0 && objects_[i] != ObjectId::none && !layout_.details[detail].id.empty())
            ids.emplace_back(layout_.details[detail].id, objects_[i]);
    }
    if (ids.empty()) return ObjectId::none;
    std::sort(ids.begin(), ids.end());
    const ObjectId tree = file.reserve();
    write_tree(file, tree, TreeKind::names,
               {ids.size(), [&](std::string& out, std::size_t i) { append_bytes(out, ids[i].first); },
                [&](std::string& out, std::size_t i) { append_reference(out, ids[i].second); }});
    return tree;
}

ObjectId Structure::write(HaruFile& file, ObjectId first_page) {
    sort_marks();
    reserve_elements(file);
    const ObjectId root = file.reserve(), parent_tree = file.reserve();
    for (std::size_t i = 0; i < objects_.size(); ++i)
        if (objects_[i] != ObjectId::none) file.write(objects_[i], element_text(i, root, first_page));
    write_parent_tree(file, parent_tree);
    const ObjectId id_tree = write_id_tree(file);

    std::string out = "<</Type/StructTreeRoot/K ";
    append_reference(out, objects_.at(0));
    out += "/ParentTree ";
    append_reference(out, parent_tree);
    out += "/ParentTreeNextKey ";
    append_integer(out, static_cast<std::int64_t>(page_begins_.size() + annotations_.size()));
    if (id_tree != ObjectId::none) out += "/IDTree ", append_reference(out, id_tree);
    file.write(root, out + ">>");
    return root;
}

}  // namespace notes_export::pdf
