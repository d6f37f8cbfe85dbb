// The logical structure of the file: which piece of which page belongs to which element. Collects while pages are painted,
// writes the tree when all are.
#pragma once

#include "pdf/haru_file.h"
#include "typeset/frame.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::pdf {

class Structure {
public:
    explicit Structure(const typeset::Layout& layout) : layout_(layout) {}

    /// Pages are painted in order; everything until the next call belongs to the next page.
    void begin_page();
    /// A run of content of `node` on this page: its number for marked content.
    [[nodiscard]] std::uint32_t add_content(typeset::NodeId node);
    /// Where a picture of `node` stands on this page: the place of its figure, unless the layout gives one.
    void add_place(typeset::NodeId node, const typeset::Rect& box);
    /// An annotation on this page that belongs to `node`: its key in the parent tree.
    [[nodiscard]] std::size_t add_annotation(typeset::NodeId node, ObjectId annotation);

    /// The name of the marked content of a node: its element's type.
    [[nodiscard]] std::string_view tag(typeset::NodeId node) const;

    /// Writes everything and returns the StructTreeRoot. `first_page`: pages are objects in a row.
    [[nodiscard]] ObjectId write(HaruFile& file, ObjectId first_page);

    /// After write(): the object of an element, none if it has no content.
    [[nodiscard]] ObjectId element(typeset::NodeId node) const;

private:
    struct Annotation {
        typeset::NodeId node;
        ObjectId object;
        std::uint32_t page;
    };
    struct Mark {
        std::uint32_t page, mcid;
    };
    struct Placed {
        std::uint32_t page;
        typeset::Rect box;
    };
    [[nodiscard]] std::string attributes(std::size_t index, const typeset::StructureDetail& detail) const;
    [[nodiscard]] const typeset::StructureNode& node(typeset::NodeId id) const;
    [[nodiscard]] typeset::NodeId element_node(typeset::NodeId id) const;
    void sort_marks();
    void reserve_elements(HaruFile& file);
    [[nodiscard]] std::string element_text(std::size_t index, ObjectId root, ObjectId first_page) const;
    void append_kids(std::string& out, std::size_t index, ObjectId first_page) const;
    void write_parent_tree(HaruFile& file, ObjectId tree) const;
    [[nodiscard]] ObjectId write_id_tree(HaruFile& file) const;

    const typeset::Layout& layout_;
    std::vector<typeset::NodeId> marks_;     // owner of each mark, page after page
    std::vector<std::size_t> page_begins_;   // where each page's marks begin
    std::vector<Annotation> annotations_;    // in order of their keys
    std::unordered_map<typeset::NodeId, Placed> places_;  // of figures
    // Made by write():
    std::vector<std::uint32_t> mark_begins_;      // by node: where its marks begin in sorted_marks_
    std::vector<Mark> sorted_marks_;
    std::vector<std::uint32_t> annotation_order_; // by node, then as added
    std::vector<ObjectId> objects_;               // by node; none: no element
};

}  // namespace notes_export::pdf
