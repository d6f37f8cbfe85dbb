// Growing the logical structure while blocks are laid out, in document order.
#pragma once

#include "notes_export/source.h"
#include "typeset/frame.h"

#include <cstdint>
#include <vector>

namespace notes_export::typeset {

class StructureBuilder {
public:
    explicit StructureBuilder(Layout& layout);

    [[nodiscard]] static constexpr NodeId root() { return NodeId{0}; }
    /// A new last child of `parent`.
    NodeId add(Role role, NodeId parent);
    /// Where in the source the nodes that follow come from.
    void set_place(Span place);
    [[nodiscard]] Span place_of(NodeId node) const;
    /// What only some nodes have; made at the first call. The reference holds until the next call.
    StructureDetail& detail(NodeId node);
    [[nodiscard]] Role role(NodeId node) const { return nodes_[static_cast<std::size_t>(node)].role; }
    [[nodiscard]] bool has_children(NodeId node) const {
        return nodes_[static_cast<std::size_t>(node)].first_child != NodeId::artifact;
    }

private:
    std::vector<StructureNode>& nodes_;
    std::vector<StructureDetail>& details_;
    std::vector<Span> places_{1};            // [0] is unknown
    std::vector<std::uint32_t> place_of_ = {0};  // of each node: index into places_
};

}  // namespace notes_export::typeset
