#include "notes_export/walk.h"

#include "notes_export/match.h"

namespace notes_export {
namespace {

using VisitBlock = std::function<void(const Block&)>;
using VisitInline = std::function<void(const Inline&)>;
using VisitInlines = std::function<void(const Inlines&)>;

// The one place that knows which nodes hold which others: calls `blocks` for each run of blocks and `inlines` for
// each run of text that `block` holds itself, in reading order.
template <class OnBlocks, class OnInlines>
void for_each_part(const Block& block, const OnBlocks& blocks, const OnInlines& inlines) {
    match(
        block.node, [&](const Paragraph& p) { inlines(p.content); }, [&](const Heading& h) { inlines(h.content); },
        [&](const CodeBlock& c) { inlines(c.caption); }, [&](const Quote& q) { blocks(q.content); },
        [&](const List& list) {
            for (const ListItem& item : list.items) blocks(item.content);
        },
        [&](const Table& table) {
            inlines(table.caption);
            for (const auto* rows : {&table.header, &table.body, &table.footer})
                for (const TableRow& row : *rows)
                    for (const TableCell& cell : row) blocks(cell.content);
        },
        [&](const Figure& f) { inlines(f.caption); },
        [&](const Callout& c) {
            inlines(c.title);
            blocks(c.content);
        },
        [&](const Details& d) {
            inlines(d.summary);
            blocks(d.content);
        },
        [&](const Columns& c) {
            for (const Blocks& column : c.columns) blocks(column);
        },
        [&](const Panels& p) {
            for (const Panel& panel : p.panels) {
                inlines(panel.label);
                blocks(panel.content);
            }
        },
        [&](const DefinitionList& list) {
            for (const Definition& item : list.items) {
                for (const DefinitionTerm& term : item.terms) inlines(term.content);
                for (const Blocks& meaning : item.meanings) blocks(meaning);
            }
        },
        [&](const Progress& p) { inlines(p.title); }, [&](const Embed& e) { inlines(e.title); }, [](const MathBlock&) {},
        [](const Rule&) {}, [](const ContentsHere&) {}, [&](const Division& d) { blocks(d.content); },
        [](const FootnoteList&) {});
}

void visit_inlines(const Inlines& inlines, const VisitInline& visit) {
    for (const Inline& item : inlines) {
        visit(item);
        if (const auto* styled = std::get_if<Styled>(&item.node)) visit_inlines(styled->content, visit);
        if (const auto* link = std::get_if<Link>(&item.node)) visit_inlines(link->content, visit);
    }
}

void append_plain(std::string& out, const Inlines& inlines) {
    for (const Inline& item : inlines) {
        match(
            item.node, [&](const Text& t) { out += t.text; }, [&](const Code& c) { out += c.text; },
            [&](const Styled& s) { append_plain(out, s.content); }, [&](const Link& l) { append_plain(out, l.content); },
            [&](const Image& i) { out += i.alt; }, [&](const Math& m) { out += m.tex; }, [&](const LineBreak&) { out += ' '; },
            [](const FootnoteMark&) {}, [](const AnchorPoint&) {}, [&](const Icon& i) { out += i.label; });
    }
}

void append_plain(std::string& out, const Blocks& blocks) {
    const auto separate = [&] {
        if (!out.empty() && out.back() != ' ') out += ' ';
    };
    for (const Block& block : blocks) {
        separate();
        if (const auto* code = std::get_if<CodeBlock>(&block.node)) out += code->text;
        if (const auto* math = std::get_if<MathBlock>(&block.node)) out += math->tex;
        for_each_part(
            block, [&](const Blocks& inner) { append_plain(out, inner); },
            [&](const Inlines& inner) {
                separate();
                append_plain(out, inner);
            });
    }
}

}  // namespace

void for_each_block(const Blocks& blocks, const VisitBlock& visit) {
    for (const Block& block : blocks) for_each_block(block, visit);
}

void for_each_block(const Block& block, const VisitBlock& visit) {
    visit(block);
    for_each_part(block, [&](const Blocks& inner) { for_each_block(inner, visit); }, [](const Inlines&) {});
}

void for_each_inline(const Inlines& inlines, const VisitInline& visit) { visit_inlines(inlines, visit); }

void for_each_inline(const Blocks& blocks, const VisitInline& visit) {
    for (const Block& block : blocks) for_each_inline(block, visit);
}

void for_each_inline(const Block& block, const VisitInline& visit) {
    for_each_part(
        block, [&](const Blocks& inner) { for_each_inline(inner, visit); },
        [&](const Inlines& inner) { visit_inlines(inner, visit); });
}

std::string plain_text(const Inlines& inlines) {
    std::string out;
    append_plain(out, inlines);
    return out;
}

std::string plain_text(const Blocks& blocks) {
    std::string out;
    append_plain(out, blocks);
    return out;
}

std::vector<OutlineEntry> outline(const Blocks& body, int max_level) {
    std::vector<const Heading*> headings;
    for_each_block(body, [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading != nullptr && heading->in_contents && heading->level <= max_level) headings.push_back(heading);
    });
    std::vector<OutlineEntry> roots;
    for (const Heading* heading : headings) {
        // Under the last entry that ranks above it, wherever that is: a skipped level makes no empty entry. Pointers
        // are taken afresh each time because a growing vector moves its entries; depth is at most six.
        std::vector<OutlineEntry>* siblings = &roots;
        while (!siblings->empty() && siblings->back().level < heading->level) siblings = &siblings->back().children;
        siblings->push_back({heading->level, heading, {}});
    }
    return roots;
}

Inlines without_links(const Inlines& inlines) {
    Inlines out;
    for (const Inline& item : inlines) {
        if (const auto* link = std::get_if<Link>(&item.node)) {
            Inlines inner = without_links(link->content);
            out.insert(out.end(), std::make_move_iterator(inner.begin()), std::make_move_iterator(inner.end()));
        } else if (const auto* styled = std::get_if<Styled>(&item.node)) {
            out.push_back({Styled{styled->style, without_links(styled->content), styled->title, styled->language}, item.span});
        } else if (!std::holds_alternative<FootnoteMark>(item.node) && !std::holds_alternative<AnchorPoint>(item.node)) {
            out.push_back(item);
        }
    }
    return out;
}

}  // namespace notes_export
