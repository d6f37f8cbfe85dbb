#include "typeset/structure.h"

namespace notes_export::typeset {

StructureBuilder::StructureBuilder(Layout& layout) : nodes_(layout.structure), details_(layout.details) {
    nodes_.push_back({Role::document});
    details_.emplace_back();
}

NodeId StructureBuilder::add(Role role, NodeId parent) {
    if (parent == NodeId::artifact) return parent;  // measured only, or no content at all
    const auto id = static_cast<NodeId>(nodes_.size());
    nodes_.push_back({role, parent});
    place_of_.push_back(static_cast<std::uint32_t>(places_.size() - 1));
    StructureNode& above = nodes_[static_cast<std::size_t>(parent)];
    if (above.first_child == NodeId::artifact) above.first_child = id;
    else nodes_[static_cast<std::size_t>(above.last_child)].next = id;
    above.last_child = id;
    return id;
}

void StructureBuilder::set_place(Span place) { places_.push_back(place); }

Span StructureBuilder::place_of(NodeId node) const {
    return node == NodeId::artifact ? Span{} : places_[place_of_[static_cast<std::size_t>(node)]];
}

StructureDetail& StructureBuilder::detail(NodeId node) {
    if (node == NodeId::artifact) return details_.front();  // never read
    StructureNode& owner = nodes_[static_cast<std::size_t>(node)];
    if (owner.detail == 0) {
        owner.detail = static_cast<std::uint32_t>(details_.size());
        details_.emplace_back();
    }
    return details_[owner.detail];
}

}  // namespace notes_export::typeset
