#include "markdown/cmark_adapter.h"

#include "base/unicode.h"
#include "markdown/attributes.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
// The fields read below (root, current, refmap) have no accessor before the whole document is finished. The headers are
// those of the library linked (cmark-gfm 0.29.0.gfm.6), so the layout is its own.
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/references.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>

namespace notes_export::markdown {
namespace {

// Quotes, list items, notes and definitions within each other. cmark-gfm's block phase takes time proportional to
// lines × depth; at 100 the worst case known stays under half a second.
constexpr int max_block_nesting = 100;

// Our kinds of blocks, known to cmark as extensions. Made once: cmark counts node types in a global variable.
cmark_syntax_extension* footnote_extension = nullptr;
cmark_syntax_extension* definition_extension = nullptr;
cmark_syntax_extension* attribute_extension = nullptr;
cmark_syntax_extension* raw_leaf_extension = nullptr;
cmark_node_type footnote_type = CMARK_NODE_NONE;
cmark_node_type definition_type = CMARK_NODE_NONE;

bool is_blank_byte(unsigned char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// --- footnote definitions: `[^label]: text`, continued by lines indented by four --------------------------------

/// Length of `[^label]:` at the start of `line`, 0 if it is none.
std::size_t footnote_opener(std::string_view line) {
    if (line.substr(0, 2) != "[^") return 0;
    bool has_label = false;
    for (std::size_t i = 2; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\\' && i + 1 < line.size()) {
            ++i;
        } else if (c == '[' || c == '\n') {
            return 0;
        } else if (c == ']') {
            return has_label && i + 1 < line.size() && line[i + 1] == ':' ? i + 2 : 0;
        }
        has_label = has_label || !is_blank_byte(static_cast<unsigned char>(c));
    }
    return 0;
}

cmark_node* open_footnote(cmark_syntax_extension* self, int indented, cmark_parser* parser, cmark_node* parent,
                          unsigned char* input, int length) {
    if (indented != 0) return nullptr;
    const int first = cmark_parser_get_first_nonspace(parser);
    if (first >= length) return nullptr;
    const std::string_view line(reinterpret_cast<const char*>(input) + first, static_cast<std::size_t>(length - first));
    const std::size_t opener = footnote_opener(line);
    if (opener == 0) return nullptr;
    cmark_node* node = cmark_parser_add_child(parser, parent, footnote_type, first + 1);
    cmark_node_set_syntax_extension(node, self);
    cmark_node_set_user_data(node, strndup(line.data() + 2, opener - 4));
    cmark_node_set_user_data_free_func(node, [](cmark_mem*, void* label) { std::free(label); });
    std::size_t content = opener;
    while (content < line.size() && (line[content] == ' ' || line[content] == '\t')) ++content;
    cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input),
                                first + static_cast<int>(content) - cmark_parser_get_offset(parser), 0);
    return node;
}

int continues_footnote(cmark_syntax_extension*, cmark_parser* parser, unsigned char* input, int, cmark_node*) {
    if (cmark_parser_is_blank(parser) != 0) return 1;
    if (cmark_parser_get_indent(parser) < 4) return 0;
    cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), 4, 1);
    return 1;
}

// --- definitions: `: text` below a paragraph, which thereby becomes the terms ------------------------------------

bool may_be_defined(cmark_node* container) {
    if (cmark_node_get_type(container) == CMARK_NODE_PARAGRAPH) return true;
    cmark_node* last = cmark_node_last_child(container);
    if (last == nullptr) return false;
    const cmark_node_type type = cmark_node_get_type(last);
    return type == CMARK_NODE_PARAGRAPH || type == definition_type;
}

cmark_node* open_definition(cmark_syntax_extension* self, int indented, cmark_parser* parser, cmark_node* parent,
                            unsigned char* input, int length) {
    const int first = cmark_parser_get_first_nonspace(parser);
    if (indented != 0 || cmark_parser_get_indent(parser) != 0 || first + 1 >= length || input[first] != ':' ||
        !may_be_defined(parent)) {
        return nullptr;
    }
    int column = cmark_parser_get_first_nonspace_column(parser) + 1;
    const int content_column = column;
    for (int i = first + 1; i < length && (input[i] == ' ' || input[i] == '\t'); ++i) {
        column += input[i] == '\t' ? 4 - column % 4 : 1;
    }
    int width = column - content_column;
    if (width < 1) return nullptr;
    if (width >= 8) width = 5;  // the text is indented code (Goldmark's rule)
    cmark_node* node = cmark_parser_add_child(parser, parent, definition_type, first + 1);
    cmark_node_set_syntax_extension(node, self);
    cmark_node_set_user_data(node, reinterpret_cast<void*>(static_cast<std::intptr_t>(width + 1)));
    const auto* bytes = reinterpret_cast<const char*>(input);
    cmark_parser_advance_offset(parser, bytes, first + 1 - cmark_parser_get_offset(parser), 0);
    cmark_parser_advance_offset(parser, bytes, width, 1);
    return node;
}

int continues_definition(cmark_syntax_extension*, cmark_parser* parser, unsigned char* input, int, cmark_node* node) {
    if (cmark_parser_is_blank(parser) != 0) return 1;
    const auto width = static_cast<int>(reinterpret_cast<std::intptr_t>(cmark_node_get_user_data(node)));
    if (cmark_parser_get_indent(parser) < width) return 0;
    cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), width, 1);
    return 1;
}

// --- attribute lines: `{#id .class}`, for the block above ---------------------------------------------------------

/// They are breaks to cmark: the one leaf of a single line that it does not take for a blank line afterwards. The words
/// tell them from real ones.
cmark_node* open_attributes(cmark_syntax_extension*, int indented, cmark_parser* parser, cmark_node* parent, unsigned char* input,
                            int length) {
    const int first = cmark_parser_get_first_nonspace(parser);
    if (indented != 0 || first >= length || input[first] != '{') return nullptr;
    const std::string_view line(reinterpret_cast<const char*>(input) + first, static_cast<std::size_t>(length - first));
    if (!parse_attributes(line)) return nullptr;
    cmark_node* node = cmark_parser_add_child(parser, parent, CMARK_NODE_THEMATIC_BREAK, first + 1);
    cmark_node_set_user_data(node, strndup(line.data(), line.size()));
    cmark_node_set_user_data_free_func(node, [](cmark_mem*, void* words) { std::free(words); });
    cmark_parser_advance_offset(parser, reinterpret_cast<const char*>(input), length - cmark_parser_get_offset(parser), 0);
    return node;
}

int holds_blocks(cmark_syntax_extension*, cmark_node*, cmark_node_type child) {
    return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK && child != CMARK_NODE_ITEM ? 1 : 0;
}

int holds_no_inlines(cmark_syntax_extension*, cmark_node*) { return 0; }

void make_extensions() {
    footnote_type = cmark_syntax_extension_add_node(0);
    footnote_extension = cmark_syntax_extension_new("notes-export-footnote");
    cmark_syntax_extension_set_open_block_func(footnote_extension, open_footnote);
    cmark_syntax_extension_set_match_block_func(footnote_extension, continues_footnote);
    cmark_syntax_extension_set_can_contain_func(footnote_extension, holds_blocks);
    definition_type = cmark_syntax_extension_add_node(0);
    definition_extension = cmark_syntax_extension_new("notes-export-definition");
    cmark_syntax_extension_set_open_block_func(definition_extension, open_definition);
    cmark_syntax_extension_set_match_block_func(definition_extension, continues_definition);
    cmark_syntax_extension_set_can_contain_func(definition_extension, holds_blocks);
    attribute_extension = cmark_syntax_extension_new("notes-export-attributes");
    cmark_syntax_extension_set_open_block_func(attribute_extension, open_attributes);
    raw_leaf_extension = cmark_syntax_extension_new("notes-export-raw-leaf");
    cmark_syntax_extension_set_contains_inlines_func(raw_leaf_extension, holds_no_inlines);
}

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};

// --- the tree ----------------------------------------------------------------------------------------------------

/// The lines of the unit's text.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size();) {
            starts_.push_back(static_cast<std::uint32_t>(at));
            const std::size_t end = text.find('\n', at);
            at = end == std::string_view::npos ? text.size() : end + 1;
        }
    }
    [[nodiscard]] std::size_t count() const { return starts_.size(); }
    [[nodiscard]] std::string_view line_with_end(std::size_t index) const {
        const std::size_t begin = starts_[index];
        const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
        return text_.substr(begin, end - begin);
    }
    /// The line without its end; `index` counts from 0.
    [[nodiscard]] std::string_view line(std::size_t index) const {
        std::string_view line = line_with_end(index);
        if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
        return line;
    }
    /// Position of a place that cmark names by line and column, both from 1; the end of the text where there is none.
    [[nodiscard]] std::uint32_t offset(int line, int column) const {
        const auto index = static_cast<std::size_t>(std::max(line, 1) - 1);
        if (index >= starts_.size()) return static_cast<std::uint32_t>(text_.size());
        const auto within = std::min(static_cast<std::size_t>(std::max(column, 1) - 1), this->line(index).size());
        return starts_[index] + static_cast<std::uint32_t>(within);
    }
    [[nodiscard]] std::uint32_t end_of(int line) const {
        const auto index = static_cast<std::size_t>(std::max(line, 1) - 1);
        if (index >= starts_.size()) return static_cast<std::uint32_t>(text_.size());
        return starts_[index] + static_cast<std::uint32_t>(this->line(index).size());
    }
    [[nodiscard]] std::uint32_t start(std::size_t index) const { return starts_[index]; }
    /// Whether the line above one (counted from 1) says nothing, marks of quotes aside.
    [[nodiscard]] bool is_blank_above(int line) const {
        return line < 2 || this->line(static_cast<std::size_t>(line - 2)).find_first_not_of(" \t\r>") == std::string_view::npos;
    }

private:
    std::string_view text_;
    std::vector<std::uint32_t> starts_;
};

std::string_view trim_left(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first);
}
std::string_view trim_right(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// The lines of a leaf are line ends of its source lines, in order; definitions may have been taken off its start.
LeafText locate(std::string text, const Lines& lines, int start_line) {
    LeafText leaf;
    leaf.text = std::move(text);
    const std::string_view whole = leaf.text;
    auto line = static_cast<std::size_t>(std::max(start_line, 1) - 1);
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t end = std::min(whole.find('\n', at), whole.size());
        const std::string_view words = trim_right(trim_left(whole.substr(at, end - at)));
        std::size_t found = line;
        // Only the first line has to be looked for; the rest follow it.
        while (found < lines.count() && lines.line(found).find(words) == std::string_view::npos && at == 0) ++found;
        if (found >= lines.count()) found = std::min(line, lines.count() - 1);
        const std::string_view source = lines.line(found);
        const std::size_t place = source.rfind(words);
        const std::size_t lead = static_cast<std::size_t>(words.data() - (whole.data() + at));
        std::size_t column = place == std::string_view::npos ? 0 : place;
        column = words.empty() || column < lead ? 0 : column - lead;
        leaf.lines.push_back({static_cast<std::uint32_t>(at), lines.start(found) + static_cast<std::uint32_t>(column)});
        line = found + 1;
        at = end + 1;
    }
    return leaf;
}

/// cmark's tree as RawBlocks. Recursion is bounded by max_block_nesting.
class TreeReader {
public:
    explicit TreeReader(const Lines& lines) : lines_(lines) {}

    std::vector<RawBlock> read_children(cmark_node* parent) {
        std::vector<RawBlock> blocks;
        for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            blocks.push_back(read(node));
        }
        return blocks;
    }

private:
    RawBlock read(cmark_node* node) {
        RawBlock block;
        block.begin = lines_.offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
        block.end = std::max(block.begin, lines_.end_of(cmark_node_get_end_line(node)));
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == footnote_type) {
            block.kind = BlockKind::footnote;
            block.literal = static_cast<const char*>(cmark_node_get_user_data(node));
            block.children = read_children(node);
        } else if (type == definition_type) {
            block.kind = BlockKind::definition;
            cmark_node* before = cmark_node_previous(node);
            block.is_tight = before == nullptr || cmark_node_get_start_line(node) - cmark_node_get_end_line(before) <= 1;
            block.children = read_children(node);
        } else {
            read_standard(type, node, block);
        }
        return block;
    }

    void read_standard(cmark_node_type type, cmark_node* node, RawBlock& block) {
        switch (type) {
            case CMARK_NODE_HEADING:
                block.kind = BlockKind::heading;
                block.level = cmark_node_get_heading_level(node);
                block.leaf = leaf(node);
                block.is_setext = lines_.line(static_cast<std::size_t>(cmark_node_get_start_line(node) - 1))
                                      .substr(static_cast<std::size_t>(cmark_node_get_start_column(node) - 1))
                                      .substr(0, 1) != "#";
                break;
            case CMARK_NODE_CODE_BLOCK:
                block.kind = BlockKind::code;
                block.literal = cmark_node_get_literal(node);
                block.is_fenced = node->as.code.fenced != 0;
                block.info = cmark_node_get_fence_info(node);
                break;
            case CMARK_NODE_HTML_BLOCK:
                block.kind = BlockKind::html;
                block.leaf = locate(cmark_node_get_literal(node), lines_, cmark_node_get_start_line(node));
                break;
            case CMARK_NODE_THEMATIC_BREAK:
                block.kind = BlockKind::rule;
                if (const void* words = cmark_node_get_user_data(node)) {
                    block.kind = BlockKind::attributes;
                    block.literal = trim_right(static_cast<const char*>(words));
                    block.end = block.begin + static_cast<std::uint32_t>(block.literal.size());
                    block.is_apart = lines_.is_blank_above(cmark_node_get_start_line(node));
                }
                break;
            case CMARK_NODE_BLOCK_QUOTE:
                block.kind = BlockKind::quote;
                block.children = read_children(node);
                break;
            case CMARK_NODE_LIST:
                block.kind = BlockKind::list;
                block.is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
                block.is_tight = cmark_node_get_list_tight(node) != 0;
                block.start = static_cast<std::int32_t>(std::max(cmark_node_get_list_start(node), 0));
                block.children = read_children(node);
                break;
            case CMARK_NODE_ITEM:
                block.kind = BlockKind::item;
                block.children = read_children(node);
                break;
            default:
                block.kind = BlockKind::paragraph;
                block.leaf = leaf(node);
                break;
        }
    }

    LeafText leaf(cmark_node* node) {
        // By size: the library does not terminate the content of a leaf that was cut to nothing.
        std::string content(reinterpret_cast<const char*>(node->content.ptr), static_cast<std::size_t>(node->content.size));
        return locate(std::move(content), lines_, cmark_node_get_start_line(node));
    }

    const Lines& lines_;
};

/// Paragraphs and headings keep their raw text: cmark asks the node's extension whether to read inlines in it.
void keep_leaves_raw(cmark_node* root) {
    cmark_node* node = root;
    while (node != nullptr) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
            cmark_node_set_syntax_extension(node, raw_leaf_extension);
        }
        if (cmark_node* child = cmark_node_first_child(node)) {
            node = child;
            continue;
        }
        while (node != nullptr && cmark_node_next(node) == nullptr) node = cmark_node_parent(node);
        if (node != nullptr) node = cmark_node_next(node);
    }
}

void check_nesting(cmark_parser* parser, std::uint32_t line_start, const base::TextMap& map) {
    int depth = 0;
    for (cmark_node* node = parser->current; node != nullptr; node = cmark_node_parent(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_LIST) ++depth;
        if (depth > max_block_nesting + 2) {  // the document and the leaf do not count
            throw Failure("limit-nesting",
                          "quotes, lists and notes nest deeper than " + std::to_string(max_block_nesting) + " levels",
                          map.original(line_start, line_start + 1));
        }
    }
}

/// The library counts the tab before a fence in a list as one column, whatever of it is left behind the item's margin, and takes
/// that much from the listing's lines.
void correct_fence_offset(cmark_parser* parser, std::string_view line, std::size_t line_number) {
    constexpr int tab_stop = 4;
    cmark_node* fence = parser->current;
    if (cmark_node_get_type(fence) != CMARK_NODE_CODE_BLOCK || fence->as.code.fenced == 0) return;
    if (static_cast<std::size_t>(cmark_node_get_start_line(fence)) != line_number) return;
    int margin = 0;
    for (cmark_node* node = cmark_node_parent(fence); cmark_node_get_type(node) != CMARK_NODE_DOCUMENT; node = cmark_node_parent(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_LIST) continue;
        if (cmark_node_get_type(node) != CMARK_NODE_ITEM) return;
        margin += node->as.list.marker_offset + node->as.list.padding;
    }
    int column = 0;
    for (const char c : line.substr(0, line.find_first_not_of(" \t"))) column += c == '\t' ? tab_stop - column % tab_stop : 1;
    if (column >= margin && column < margin + tab_stop) fence->as.code.fence_offset = static_cast<std::uint8_t>(column - margin);
}

/// Numeric references have at most 7 decimal or 6 hexadecimal digits (CommonMark 0.30; the library knows 0.29).
bool is_short_number(std::string_view text) {
    const bool is_hexadecimal = text[2] == 'x' || text[2] == 'X';
    const std::size_t first = is_hexadecimal ? 3 : 2;
    const std::size_t end = text.find(';', first);
    return end != std::string_view::npos && end > first && end - first <= (is_hexadecimal ? 6U : 7U);
}

std::string_view view(const cmark_chunk& chunk) {
    if (chunk.data == nullptr) return {};
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

std::unordered_map<std::string, Reference> read_references(const cmark_map* map) {
    std::unordered_map<std::string, Reference> references;
    // Newest first, so that the first definition is written last and wins.
    for (const cmark_map_entry* entry = map->refs; entry != nullptr; entry = entry->next) {
        const auto* reference = reinterpret_cast<const cmark_reference*>(entry);
        references[normal_label(reinterpret_cast<const char*>(entry->label))] = {std::string(view(reference->url)),
                                                                                 std::string(view(reference->title))};
    }
    return references;
}

}  // namespace

BlockTree parse_blocks(std::string_view text, const base::TextMap& map, const Options& options) {
    static std::once_flag once;
    std::call_once(once, make_extensions);

    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    if (options.footnotes) cmark_parser_attach_syntax_extension(parser.get(), footnote_extension);
    if (options.definition_lists) cmark_parser_attach_syntax_extension(parser.get(), definition_extension);
    if (options.block_attributes) cmark_parser_attach_syntax_extension(parser.get(), attribute_extension);
    const Lines lines(text);
    for (std::size_t i = 0; i < lines.count(); ++i) {
        // With its end in one piece: cmark would gather the line in a buffer of its own otherwise.
        const std::string_view line = lines.line_with_end(i);
        cmark_parser_feed(parser.get(), line.data(), line.size());
        if (!line.ends_with('\n')) cmark_parser_feed(parser.get(), "\n", 1);
        check_nesting(parser.get(), lines.start(i), map);
        correct_fence_offset(parser.get(), line, i + 1);
    }
    // An empty line closes the last paragraph, so that all definitions are known; finishing forgets them.
    cmark_parser_feed(parser.get(), "\n", 1);
    BlockTree tree;
    tree.references = read_references(parser->refmap);
    keep_leaves_raw(parser->root);
    const std::unique_ptr<cmark_node, FreeNode> root(cmark_parser_finish(parser.get()));
    tree.blocks = TreeReader(lines).read_children(root.get());
    return tree;
}

std::size_t decode_entity(std::string_view text, std::string& out) {
    if (text.size() < 3 || (text[1] == '#' && !is_short_number(text))) return 0;
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    const auto size = static_cast<bufsize_t>(std::min<std::size_t>(text.size() - 1, 64));
    const bufsize_t used = houdini_unescape_ent(&buffer, reinterpret_cast<const std::uint8_t*>(text.data() + 1), size);
    if (used > 0) out.append(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
    cmark_strbuf_free(&buffer);
    return used > 0 ? static_cast<std::size_t>(used) + 1 : 0;
}

}  // namespace notes_export::markdown
