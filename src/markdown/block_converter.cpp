#include "markdown/block_converter.h"

#include "base/unicode.h"
#include "markdown/alerts.h"
#include "markdown/attributes.h"
#include "markdown/characters.h"
#include "markdown/highlight_options.h"
#include "markdown/html_flow.h"
#include "markdown/inline_parser.h"
#include "markdown/list_numbering.h"
#include "markdown/named_blocks.h"
#include "markdown/raw_html.h"
#include "markdown/scan.h"
#include "markdown/picture_attributes.h"
#include "markdown/tables.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Deep enough for any quote within a list within a hint that people write; shallow enough that recursive walks and
// destructors stay far from the stack's end. Deeper ones (the block phase lets 100 pass) lose their frame, not their text.
constexpr int max_model_nesting = 64;

using Iterator = std::vector<RawBlock>::const_iterator;

class BlockConverter {
public:
    explicit BlockConverter(Context& context) : context_(context), options_(context.options) {}

    Blocks convert(const std::vector<RawBlock>& blocks, int depth) {
        Row row;
        for (auto block = blocks.begin(); block != blocks.end();) {
            const auto next = std::next(block);
            if (next != blocks.end() && block->kind == BlockKind::paragraph && next->kind == BlockKind::definition) {
                block = is_table(block->leaf) ? add_undefined(block, blocks.end(), row, depth)
                                              : add_definitions(block, blocks.end(), row, depth);
            } else {
                add(*block, row, depth);
                block = next;
            }
            if (std::prev(block)->kind != BlockKind::attributes) row.previous = &*std::prev(block);
        }
        return row.html.empty() ? std::move(row.blocks) : join_html(std::move(row.blocks), row.html, context_);
    }

    /// The contents of the notes in use; reading one may bring another into use.
    void convert_notes() {
        context_.footnotes.begin_notes();
        convert_used_notes(0);
        const std::size_t seen = context_.footnotes.used_count();
        look_for_marks_in_unused_notes();
        convert_used_notes(seen);
    }

private:
    void convert_used_notes(std::size_t first) {
        for (std::size_t i = first; i < context_.footnotes.used_count(); ++i) {
            Blocks content = convert(context_.footnotes.definition(i).children, 1);
            const auto id = static_cast<std::size_t>(context_.footnotes.used(i));
            context_.draft.notes[id].content = std::move(content);
        }
    }

    /// Goldmark reads a note that nothing refers to like any other before it drops it: what that one refers to is shown.
    /// Everything else found in it is forgotten.
    void look_for_marks_in_unused_notes() {
        model::Draft forgotten;
        Diagnostics unsaid;
        Context context{options_,           context_.map,       forgotten, unsaid, context_.references,
                        context_.footnotes, context_.typographer_table, context_.open_quotes};
        BlockConverter converter(context);
        context_.footnotes.set_unseen(true);
        for (const RawBlock* block : context_.footnotes.written()) {
            if (!context_.footnotes.is_used(*block)) (void)converter.convert(block->children, 1);
        }
        context_.footnotes.set_unseen(false);
    }

    /// The blocks of one container, with the raw HTML that stands between them.
    struct Row {
        Blocks blocks;
        std::vector<HtmlPiece> html;
        const RawBlock* previous = nullptr;  ///< the last one added
    };

    [[nodiscard]] Span span(const RawBlock& block) const { return context_.span(block.begin, block.end); }

    void add(const RawBlock& raw, Row& row, int depth) {
        switch (raw.kind) {
            case BlockKind::paragraph: return add_paragraph(raw, row);
            case BlockKind::heading: return add_heading(raw, row);
            case BlockKind::code: return add_code(raw, row);
            case BlockKind::html: row.html.push_back({row.blocks.size(), raw.leaf.text, span(raw)}); return;
            case BlockKind::rule: return push(row, Rule{}, raw);
            case BlockKind::quote: return add_quote(raw, row, depth);
            case BlockKind::list: return add_list(raw, row, depth);
            case BlockKind::item:  // stands in a list only
            case BlockKind::definition: return add_flat(raw, row, depth);  // without a term above it: plain text
            case BlockKind::footnote: return;  // read where it is used
            case BlockKind::attributes: return add_attributes(raw, row);
        }
    }

    void push(Row& row, Block::Node node, const RawBlock& raw) { row.blocks.push_back({std::move(node), span(raw)}); }

    void add_flat(const RawBlock& raw, Row& row, int depth) {
        for (const RawBlock& child : raw.children) add(child, row, depth);
    }
    [[nodiscard]] bool is_too_deep(const RawBlock& raw, int depth) {
        if (depth < max_model_nesting) return false;
        if (!context_.has_warned_of_nesting) {
            context_.has_warned_of_nesting = true;
            context_.diagnostics.warn("nesting-flattened", span(raw),
                                      "quotes and lists nest deeper than 64 levels; deeper ones lose their frame");
        }
        return true;
    }

    // --- leaves ---------------------------------------------------------------------------------------------

    void add_paragraph(const RawBlock& raw, Row& row) {
        LeafText leaf = raw.leaf;
        leaf.trim_end();
        if (options_.tables) {
            if (auto table = find_table(leaf, context_)) {
                if (table->begin > 0) add_text(leaf.slice(0, table->begin), raw, row);
                return push(row, make_table(*table), raw);
            }
        }
        add_text(std::move(leaf), raw, row);
    }

    void add_text(LeafText leaf, const RawBlock& raw, Row& row) {
        leaf.trim_end();
        for (Block& block : parse_paragraph(leaf, context_)) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.node)) add_formulas(std::move(paragraph->content), raw, row);
            else row.blocks.push_back(std::move(block));
        }
    }

    void add_formulas(Inlines content, const RawBlock& raw, Row& row) {
        // A formula between block delimiters stands by itself: the paragraph ends before and goes on after it.
        const auto is_formula = [](const Inline& node) {
            const auto* math = std::get_if<Math>(&node.node);
            return math != nullptr && math->is_display;
        };
        auto begin = content.begin();
        for (auto formula = std::find_if(begin, content.end(), is_formula); formula != content.end();
             formula = std::find_if(begin, content.end(), is_formula)) {
            push_paragraph({std::make_move_iterator(begin), std::make_move_iterator(formula)}, raw, row);
            row.blocks.push_back({MathBlock{std::get<Math>(formula->node).tex}, formula->span});
            begin = std::next(formula);
        }
        push_paragraph({std::make_move_iterator(begin), std::make_move_iterator(content.end())}, raw, row);
    }

    void push_paragraph(Inlines content, const RawBlock& raw, Row& row) {
        // Hard breaks at the ends are raw HTML, which browsers show.
        const auto is_break = [](const Inline& node) {
            const auto* line_break = std::get_if<LineBreak>(&node.node);
            return line_break != nullptr && !line_break->is_hard;
        };
        while (!content.empty() && is_break(content.back())) content.pop_back();
        content.erase(content.begin(), std::find_if_not(content.begin(), content.end(), is_break));
        if (!content.empty()) row.blocks.push_back(paragraph_block(std::move(content), span(raw)));
    }

    void add_heading(const RawBlock& raw, Row& row) {
        Heading heading;
        heading.level = std::clamp(raw.level, 1, 6);
        LeafText leaf = raw.leaf;
        leaf.trim_end();
        if (options_.heading_attributes) heading.id = take_heading_attributes(leaf);
        heading.content = parse_inlines(leaf, context_);
        push(row, std::move(heading), raw);
    }

    /// Cuts `{#id …}` off the end of the heading's last line and returns the id in it.
    std::string take_heading_attributes(LeafText& leaf) {
        const std::string_view text = leaf.text;
        if (text.empty() || text.back() != '}') return {};
        const std::size_t last_newline = text.rfind('\n');
        const std::size_t line = last_newline == std::string_view::npos ? 0 : last_newline + 1;
        for (std::size_t open = text.rfind('{'); open != std::string_view::npos && open >= line;
             open = open == 0 ? std::string_view::npos : text.rfind('{', open - 1)) {
            if (open > line && text[open - 1] == '\\') continue;
            const auto attributes = parse_attributes(text.substr(open));
            if (!attributes) continue;
            if (open + attributes->length != text.size()) return {};
            std::string id = attributes->text("id") == nullptr ? std::string() : *attributes->text("id");
            leaf.text.resize(open);
            leaf.trim_end();
            cut_closing_marks(leaf);
            return id;
        }
        return {};
    }
    /// `## Title ## {#id}`: the closing marks, which cmark could not know behind the attributes.
    static void cut_closing_marks(LeafText& leaf) {
        const std::size_t last = leaf.text.find_last_not_of('#');
        if (last == std::string::npos || last + 1 == leaf.text.size() || !is_ascii_space(leaf.text[last])) return;
        leaf.text.resize(last);
        leaf.trim_end();
    }

    /// `{…}` on a line of its own belongs to the block above. The line vanishes in any case, as on the site.
    void add_attributes(const RawBlock& raw, Row& row) {
        const auto attributes = parse_attributes(raw.literal);
        if (!attributes) return;
        const std::string_view rest = std::string_view(raw.literal).substr(attributes->length);
        if (rest.find_first_not_of(" \t") != std::string_view::npos && !parse_attributes(rest)) {
            context_.diagnostics.warn("attributes-with-text", span(raw), "what stands behind block attributes is left out, as on the site")
                .hint("attributes take the whole line; begin the text on a line of its own");
        }
        if (raw.is_apart || row.blocks.empty() || !may_be_named(row)) return;
        if (auto* paragraph = std::get_if<Paragraph>(&row.blocks.back().node)) apply_picture_size(paragraph->content, *attributes);
        set_numbering_of(row.blocks.back(), *attributes);
        const std::string* id = attributes->text("id");
        if (id == nullptr || id->empty()) return;
        name_blocks(row.blocks, row.blocks.size() - 1, {*id}, span(raw));
    }
    static void set_numbering_of(Block& block, const Attributes& attributes) {
        auto* list = std::get_if<List>(&block.node);
        if (list == nullptr || !list->is_ordered) return;
        const auto words = [&](std::string_view name) {
            const std::string* value = attributes.text(name);
            return value == nullptr ? std::string() : *value;
        };
        const bool is_reversed = attributes.find("reversed") != nullptr && words("reversed") != "false";
        set_numbering(*list, {words("type"), words("start"), words("style"), is_reversed});
    }
    /// Headings have an id of their own, and notes are listed elsewhere.
    static bool may_be_named(const Row& row) {
        if (row.previous == nullptr || (!row.html.empty() && row.html.back().before == row.blocks.size())) return false;
        return row.previous->kind != BlockKind::heading && row.previous->kind != BlockKind::footnote;
    }

    void add_code(const RawBlock& raw, Row& row) {
        push(row, code_block(raw), raw);
        const std::size_t brace = raw.info.find('{');
        if (brace == std::string::npos) return;
        const auto attributes = parse_attributes(std::string_view(raw.info).substr(brace));
        const std::string* id = attributes ? attributes->text("id") : nullptr;
        if (id != nullptr && !id->empty()) name_blocks(row.blocks, row.blocks.size() - 1, {*id}, span(raw));
    }

    CodeBlock code_block(const RawBlock& raw) {
        CodeBlock block;
        const std::string_view info = raw.info;
        const std::size_t brace = info.find('{');
        const std::string_view words = info.substr(0, brace);
        block.language = words.substr(0, words.find_first_of(" \t"));
        block.is_diagram = base::to_lower(block.language) == "mermaid";  // a code fence the theme has drawn (GD-MERMAID)
        const bool is_plain = !options_.highlights_fences && !block.is_diagram;
        if (is_plain) block.language.clear();
        if (!block.language.empty()) {
            block.has_line_numbers = options_.line_numbers;
            block.first_line_number = options_.first_line_number;
        }
        if (brace != std::string_view::npos && !is_plain) parse_fence_options(info.substr(brace), block);
        block.text = displayed_code(raw.literal);
        return block;
    }

    Table make_table(const TableText& text) {
        Table table;
        table.columns = text.columns;
        table.header.push_back(make_row(text.header, text.columns.size(), true));
        for (const LeafText& row : text.rows) table.body.push_back(make_row(row, text.columns.size(), false));
        return table;
    }
    TableRow make_row(const LeafText& row, std::size_t columns, bool is_header) {
        TableRow cells(columns);
        const std::vector<LeafText> texts = split_row(row, columns);
        for (std::size_t i = 0; i < columns; ++i) {
            cells[i].is_header = is_header;
            if (i >= texts.size() || texts[i].text.empty()) continue;
            cells[i].content = parse_paragraph(texts[i], context_);
            std::erase_if(cells[i].content, [](const Block& block) {
                const auto* paragraph = std::get_if<Paragraph>(&block.node);
                return paragraph != nullptr && paragraph->content.empty();
            });
        }
        return cells;
    }

    // --- containers -----------------------------------------------------------------------------------------

    void add_quote(const RawBlock& raw, Row& row, int depth) {
        if (is_too_deep(raw, depth)) return add_flat(raw, row, depth);
        if (options_.alerts_as_callouts) {
            if (auto alert = find_alert(raw, options_.language)) {
                Callout callout;
                callout.kind = alert->kind;
                if (alert->title.text.empty()) callout.title.push_back(std::move(alert->word));
                else callout.title = parse_inlines(alert->title, context_);
                callout.content = convert(alert->content, depth + 1);
                return push(row, std::move(callout), raw);
            }
        }
        push(row, Quote{convert(raw.children, depth + 1)}, raw);
    }

    void add_list(const RawBlock& raw, Row& row, int depth) {
        if (is_too_deep(raw, depth)) {
            for (const RawBlock& item : raw.children) add_flat(item, row, depth);
            return;
        }
        List list;
        list.is_ordered = raw.is_ordered;
        list.start = raw.start;
        list.is_tight = raw.is_tight;
        for (const RawBlock& raw_item : raw.children) {
            ListItem item;
            if (options_.task_lists) item.checked = task_state(raw_item);
            if (item.checked) {
                std::vector<RawBlock> children = raw_item.children;
                cut_task_box(children.front().leaf);
                item.content = convert(children, depth + 1);
            } else {
                item.content = convert(raw_item.children, depth + 1);
                item.checked = take_tick_box(item.content);
            }
            list.items.push_back(std::move(item));
        }
        push(row, std::move(list), raw);
    }

    /// `[ ]` or `[x]` at the very start of an item's first paragraph; Goldmark asks for no blank behind it.
    static std::optional<bool> task_state(const RawBlock& item) {
        if (item.children.empty() || item.children.front().kind != BlockKind::paragraph) return std::nullopt;
        if (item.children.size() > 1 && item.children[1].kind == BlockKind::definition) return std::nullopt;  // a term
        const std::string_view text = item.children.front().leaf.text;
        if (text.size() < 3 || text[0] != '[' || text[2] != ']') return std::nullopt;
        if (text[1] == 'x' || text[1] == 'X') return true;
        if (is_ascii_space(text[1])) return false;
        return std::nullopt;
    }
    static void cut_task_box(LeafText& leaf) {
        std::size_t begin = 3;
        while (begin < leaf.text.size() && is_ascii_space(leaf.text[begin])) ++begin;
        leaf = leaf.slice(begin, leaf.text.size());
    }

    [[nodiscard]] bool is_table(LeafText leaf) const {
        leaf.trim_end();
        return options_.tables && find_table(leaf, context_).has_value();
    }
    /// A table is no term: `: text` below it (a caption elsewhere) is text as written. Returns the first block behind it.
    Iterator add_undefined(Iterator block, Iterator end, Row& row, int depth) {
        add(*block, row, depth);
        for (++block; block != end && block->kind == BlockKind::definition; ++block) {
            RawBlock literal = *block;
            if (!literal.children.empty() && literal.children.front().kind == BlockKind::paragraph) {
                LeafText& leaf = literal.children.front().leaf;
                leaf.text.insert(0, ": ");
                for (LeafText::Line& line : leaf.lines) line.offset += 2;
                leaf.lines.insert(leaf.lines.begin(), {0, literal.begin});
            }
            add_flat(literal, row, depth);
        }
        return block;
    }

    /// Paragraphs directly followed by definitions, as long as they go on: one list. Returns the first block behind it.
    Iterator add_definitions(Iterator block, Iterator end, Row& row, int depth) {
        if (depth >= max_model_nesting) {
            add(*block, row, depth);
            return std::next(block);
        }
        DefinitionList list;
        const RawBlock& first = *block;
        while (block != end && block->kind == BlockKind::paragraph && std::next(block) != end &&
               std::next(block)->kind == BlockKind::definition) {
            Definition entry;
            entry.terms = make_terms(block->leaf);
            for (++block; block != end && block->kind == BlockKind::definition; ++block) {
                list.is_tight = list.is_tight && block->is_tight;
                entry.meanings.push_back(convert(block->children, depth + 1));
            }
            list.items.push_back(std::move(entry));
        }
        push(row, std::move(list), first);
        return block;
    }
    /// Each line is a term of its own.
    std::vector<DefinitionTerm> make_terms(LeafText leaf) {
        leaf.trim_end();
        std::vector<DefinitionTerm> terms;
        for (std::size_t begin = 0; begin < leaf.text.size();) {
            const std::size_t end = std::min(leaf.text.find('\n', begin), leaf.text.size());
            LeafText line = leaf.slice(begin, end);
            line.trim_end();
            terms.push_back({parse_inlines(line, context_), {}});
            begin = end + 1;
        }
        return terms;
    }

    Context& context_;
    const Options& options_;
};

void collect_footnotes(const std::vector<RawBlock>& blocks, Footnotes& footnotes) {
    for (const RawBlock& block : blocks) {
        if (block.kind == BlockKind::footnote) footnotes.define(block);
        collect_footnotes(block.children, footnotes);
    }
}

}  // namespace

std::optional<FootnoteMark> Footnotes::use(std::string_view label, std::uint32_t place) {
    const std::string key(label);
    const auto definition = definitions_.find(key);
    if (definition == definitions_.end()) return std::nullopt;
    const Order order{is_in_notes_ ? 1 : place < place_ ? 0 : 2, place};
    const auto [known, is_new] = used_by_label_.try_emplace(key, used_.size());
    if (is_new) used_.push_back({draft_.add_note({{}, {}, {}, 0}), definition->second, order});
    Used& used = used_[known->second];
    used.first = std::min(used.first, order);
    std::uint32_t& uses = draft_.notes[static_cast<std::size_t>(used.id)].uses;
    return FootnoteMark{used.id, is_unseen_ ? uses + 1 : ++uses};
}

void Footnotes::number() {
    std::sort(used_.begin(), used_.end(), [](const Used& a, const Used& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < used_.size(); ++i) {
        Note& note = draft_.notes[static_cast<std::size_t>(used_[i].id)];
        note.label = std::to_string(i + 1);
        note.id = "fn-" + note.label;
    }
}

Blocks convert_blocks(const BlockTree& tree, Context& context) {
    collect_footnotes(tree.blocks, context.footnotes);
    BlockConverter converter(context);
    Blocks blocks = converter.convert(tree.blocks, 0);
    converter.convert_notes();
    context.footnotes.number();
    if (context.footnotes.used_count() > 0) {
        FootnoteList list;
        for (std::size_t i = 0; i < context.footnotes.used_count(); ++i) list.notes.push_back(context.footnotes.used(i));
        blocks.push_back({std::move(list), {}});
    }
    return blocks;
}

}  // namespace notes_export::markdown
