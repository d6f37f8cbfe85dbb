#include "pdf/tree.h"

#include <algorithm>
#include <vector>

namespace notes_export::pdf {
namespace {

constexpr std::size_t entries_per_leaf = 64;
constexpr std::size_t kids_per_node = 64;

struct Node {
    ObjectId id;
    std::size_t first, last;  // entries below it
};

std::string leaf_values(TreeKind kind, const TreeEntries& entries, std::size_t begin, std::size_t end) {
    std::string out = kind == TreeKind::names ? "/Names[" : "/Nums[";
    for (std::size_t i = begin; i < end; ++i) {
        entries.key(out, i);
        out += ' ';
        entries.value(out, i);
        out += '\n';
    }
    return out + "]";
}

std::string kid_list(const std::vector<Node>& nodes, std::size_t begin, std::size_t end) {
    std::string out = "/Kids[";
    for (std::size_t i = begin; i < end; ++i) append_reference(out, nodes[i].id), out += ' ';
    return out + "]";
}

std::string limits(const TreeEntries& entries, const Node& node) {
    std::string out = "/Limits[";
    entries.key(out, node.first);
    out += ' ';
    entries.key(out, node.last);
    return out + "]";
}

}  // namespace

void write_tree(HaruFile& file, ObjectId root, TreeKind kind, const TreeEntries& entries) {
    if (entries.count <= entries_per_leaf) {
        file.write(root, "<<" + leaf_values(kind, entries, 0, entries.count) + ">>");
        return;
    }
    std::vector<Node> level;
    for (std::size_t begin = 0; begin < entries.count; begin += entries_per_leaf) {
        const std::size_t end = std::min(begin + entries_per_leaf, entries.count);
        const Node node{file.reserve(), begin, end - 1};
        file.write(node.id, "<<" + limits(entries, node) + leaf_values(kind, entries, begin, end) + ">>");
        level.push_back(node);
    }
    while (level.size() > kids_per_node) {
        std::vector<Node> above;
        for (std::size_t begin = 0; begin < level.size(); begin += kids_per_node) {
            const std::size_t end = std::min(begin + kids_per_node, level.size());
            const Node node{file.reserve(), level[begin].first, level[end - 1].last};
            file.write(node.id, "<<" + limits(entries, node) + kid_list(level, begin, end) + ">>");
            above.push_back(node);
        }
        level = std::move(above);
    }
    file.write(root, "<<" + kid_list(level, 0, level.size()) + ">>");
}

}  // namespace notes_export::pdf
