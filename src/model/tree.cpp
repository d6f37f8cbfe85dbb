#include "model/tree.h"

#include "notes_export/match.h"

namespace notes_export::model {
namespace {

void walk_content(Block& block, const Visitor& visitor) {
    const auto blocks = [&](Blocks& list) { walk(list, visitor); };
    const auto inlines = [&](Inlines& list) { walk(list, visitor); };
    match(
        block.node, [&](Paragraph& node) { inlines(node.content); }, [&](Heading& node) { inlines(node.content); },
        [&](CodeBlock& node) { inlines(node.caption); }, [&](Quote& node) { blocks(node.content); },
        [&](List& node) {
            for (ListItem& item : node.items) blocks(item.content);
        },
        [&](Table& node) {
            inlines(node.caption);
            for (auto* rows : {&node.header, &node.body, &node.footer}) {
                for (TableRow& row : *rows) {
                    for (TableCell& cell : row) blocks(cell.content);
                }
            }
        },
        [&](Figure& node) { inlines(node.caption); },
        [&](Callout& node) {
            inlines(node.title);
            blocks(node.content);
        },
        [&](Details& node) {
            inlines(node.summary);
            blocks(node.content);
        },
        [&](Columns& node) {
            for (Blocks& column : node.columns) blocks(column);
        },
        [&](Panels& node) {
            for (Panel& panel : node.panels) {
                inlines(panel.label);
                blocks(panel.content);
            }
        },
        [&](DefinitionList& node) {
            for (Definition& item : node.items) {
                for (DefinitionTerm& term : item.terms) inlines(term.content);
                for (Blocks& meaning : item.meanings) blocks(meaning);
            }
        },
        [&](Progress& node) { inlines(node.title); }, [&](Embed& node) { inlines(node.title); }, [](MathBlock&) {},
        [](Rule&) {}, [](ContentsHere&) {}, [&](Division& node) { blocks(node.content); }, [](FootnoteList&) {});
}

void walk_nodes(Inlines& inlines, const Visitor& visitor) {
    for (Inline& node : inlines) {
        visitor.inline_node(node);
        if (Styled* styled = std::get_if<Styled>(&node.node)) walk_nodes(styled->content, visitor);
        if (Link* link = std::get_if<Link>(&node.node)) walk_nodes(link->content, visitor);
    }
}

}  // namespace

void walk(Blocks& blocks, const Visitor& visitor) {
    for (Block& block : blocks) {
        visitor.enter(block);
        walk_content(block, visitor);
        visitor.leave(block);
    }
}

void walk(Inlines& inlines, const Visitor& visitor) {
    visitor.row(inlines);
    walk_nodes(inlines, visitor);
}

}  // namespace notes_export::model
