#include "markdown/html_flow.h"

#include "base/numbers.h"
#include "markdown/characters.h"
#include "markdown/highlight_options.h"
#include "markdown/html_table.h"
#include "markdown/placeholder.h"
#include "notes_export/walk.h"
#include "notes_export/words.h"

#include <algorithm>
#include <array>

namespace notes_export::markdown {
namespace {

constexpr std::int64_t max_picture_width = 10'000;
constexpr std::int64_t max_list_start = 1'000'000'000;

struct StyleOfTag {
    std::string_view tag;
    InlineStyle style;
};
constexpr StyleOfTag styles[] = {
    {"em", InlineStyle::emphasis},      {"i", InlineStyle::emphasis},   {"strong", InlineStyle::strong},
    {"b", InlineStyle::strong},         {"del", InlineStyle::strike},   {"s", InlineStyle::strike},
    {"strike", InlineStyle::strike},    {"ins", InlineStyle::insert},   {"mark", InlineStyle::mark},
    {"sub", InlineStyle::subscript},    {"sup", InlineStyle::superscript}, {"small", InlineStyle::small},
    {"kbd", InlineStyle::keyboard},     {"samp", InlineStyle::sample},  {"var", InlineStyle::variable},
    {"q", InlineStyle::quotation},      {"abbr", InlineStyle::abbreviation}, {"cite", InlineStyle::citation},
    {"u", InlineStyle::underline},      {"dfn", InlineStyle::emphasis},
};

/// Gone with all they hold, and the author is told.
constexpr std::array<std::string_view, 18> dropped_tags = {
    "base", "embed", "form", "frameset", "head", "iframe", "link", "math", "meta", "noembed", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea"};

/// Not known above but blocks to a browser: their content stands on lines of its own.
constexpr std::array<std::string_view, 15> plain_blocks = {
    "address", "article", "aside", "body", "fieldset", "figcaption", "footer", "header", "hgroup", "li", "main", "nav",
    "search", "section", "summary"};

template <std::size_t Count>
bool is_in(const std::array<std::string_view, Count>& sorted, std::string_view tag) {
    return std::binary_search(sorted.begin(), sorted.end(), tag);
}

/// Blocks of the model.
constexpr std::array<std::string_view, 21> block_tags = {
    "audio", "blockquote", "center", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "menu", "ol", "p", "pre", "table", "ul", "video"};

bool is_block_tag(std::string_view tag) { return is_in(block_tags, tag) || is_in(plain_blocks, tag); }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_space); }

bool ends_with_space(const Inlines& line) {
    if (line.empty()) return true;
    if (std::holds_alternative<LineBreak>(line.back().node)) return true;
    const auto* text = std::get_if<Text>(&line.back().node);
    return text != nullptr && !text->text.empty() && is_ascii_space(text->text.back());
}

void trim_line(Inlines& line) {
    while (!line.empty()) {
        if (std::holds_alternative<LineBreak>(line.back().node)) {
            line.pop_back();
            continue;
        }
        auto* text = std::get_if<Text>(&line.back().node);
        if (text == nullptr) return;
        while (!text->text.empty() && is_ascii_space(text->text.back())) text->text.pop_back();
        if (!text->text.empty()) return;
        line.pop_back();
    }
}

Alignment alignment_of(const HtmlNode& node) {
    const std::string* align = node.attribute("align");
    if (node.tag == "center" || (align != nullptr && *align == "center")) return Alignment::center;
    if (align != nullptr && *align == "right") return Alignment::right;
    if (align != nullptr && *align == "left") return Alignment::left;
    return Alignment::none;
}

/// "300" or "300px".
std::uint32_t width_of(const HtmlNode& node) {
    const std::string* words = node.attribute("width");
    if (words == nullptr) return 0;
    std::string_view digits = *words;
    if (digits.ends_with("px")) digits.remove_suffix(2);
    const auto number = base::parse_integer(digits);
    if (!number || *number <= 0) return 0;
    return static_cast<std::uint32_t>(std::min(*number, max_picture_width));
}

const HtmlNode* find_child(const HtmlNode& node, std::string_view tag) {
    for (const HtmlNode& child : node.children) {
        if (child.tag == tag) return &child;
        if (child.tag == "picture" || child.tag == "a" || child.tag == "p") {
            if (const HtmlNode* found = find_child(child, tag)) return found;
        }
    }
    return nullptr;
}

std::string value_or_empty(const HtmlNode& node, std::string_view name) {
    const std::string* value = node.attribute(name);
    return value == nullptr ? std::string() : *value;
}

}  // namespace

bool is_safe_address(std::string_view address, bool is_picture) {
    // Browsers ignore blanks and control characters within a scheme.
    std::string scheme;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) <= 0x20) continue;
        if (c == ':') {
            constexpr std::string_view safe[] = {"http", "https", "mailto", "tel", "ftp"};
            if (is_picture && scheme == "data") return address.find("image/") != std::string_view::npos;
            return std::find(std::begin(safe), std::end(safe), scheme) != std::end(safe);
        }
        if (!is_ascii_word(c) && c != '+' && c != '.' && c != '-') return true;  // a path, a query, a fragment
        scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return true;
}

HtmlFlow::HtmlFlow(const HtmlText& text, Context& context, Inlines inlines, Blocks blocks)
    : text_(text),
      context_(context),
      inlines_(std::move(inlines)),
      blocks_(std::move(blocks)),
      is_used_(std::max(inlines_.size(), blocks_.size()), false) {}

Inlines HtmlFlow::read_inlines(const std::vector<HtmlNode>& nodes) {
    Inlines line;
    for (const HtmlNode& root : nodes) root.tag == "html" ? add_inlines(root.children, line) : add_inline(root, line);
    // An unclosed <script> or the like swallows what follows as its text: nodes are not lost with it.
    for (std::size_t i = 0; i < inlines_.size(); ++i) {
        if (!is_used_[i]) line.push_back(std::move(inlines_[i]));
    }
    return line;
}

Blocks HtmlFlow::read_blocks(const std::vector<HtmlNode>& nodes) {
    Flow flow;
    for (const HtmlNode& root : nodes) root.tag == "html" ? add_nodes(root.children, flow) : add_node(root, flow);
    end_line(flow);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!is_used_[i]) flow.blocks.push_back(std::move(blocks_[i]));
    }
    return std::move(flow.blocks);
}

Span HtmlFlow::span(const HtmlNode& node) const {
    const auto after = std::upper_bound(text_.places.begin(), text_.places.end(), node.offset,
                                        [](std::size_t at, const HtmlText::Place& place) { return at < place.offset; });
    return after == text_.places.begin() ? text_.places.front().span : (after - 1)->span;
}

std::optional<std::size_t> HtmlFlow::node_number(const HtmlNode& node) const {
    const std::string* words = node.attribute(node_attribute);
    if (words == nullptr) return std::nullopt;
    const auto number = base::parse_integer(*words);
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= is_used_.size()) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

bool HtmlFlow::is_dropped(const HtmlNode& node) {
    if (!is_in(dropped_tags, node.tag)) return false;
    context_.diagnostics.warn("html-dropped", span(node), "the raw HTML " + quoted("<" + node.tag + ">") + " is left out");
    // A drawing that is never closed would take the rest of the page with it.
    if (node.is_closed || (node.tag != "svg" && node.tag != "math")) forget_nodes(node);
    return true;
}

void HtmlFlow::forget_nodes(const HtmlNode& node) {
    if (const auto number = node_number(node)) is_used_[*number] = true;
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && node.is_closed) forget_swallowed(child.text);
        forget_nodes(child);
    }
}

/// In an <iframe> or <script>, marked elements are text.
void HtmlFlow::forget_swallowed(std::string_view text) {
    const std::string mark = std::string(placeholder_begin) + "node=\"";
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const std::string_view digits = text.substr(at + mark.size());
        const auto number = base::parse_integer(digits.substr(0, digits.find('"')));
        if (number && *number >= 0 && static_cast<std::size_t>(*number) < is_used_.size()) {
            is_used_[static_cast<std::size_t>(*number)] = true;
        }
    }
}

std::string HtmlFlow::raw_text(const std::vector<HtmlNode>& nodes) {
    std::string text;
    for (const HtmlNode& node : nodes) {
        if (node.tag.empty()) {
            text += node.text;
        } else if (const auto number = node_number(node)) {
            is_used_[*number] = true;
            text += *number < inlines_.size() ? plain_text(Inlines{inlines_[*number]}) : plain_text(Blocks{blocks_[*number]});
        } else {
            text += node.tag == "br" ? "\n" : raw_text(node.children);
        }
    }
    return text;
}

std::optional<TargetId> HtmlFlow::target(const HtmlNode& node, std::string_view attribute) {
    const std::string* address = node.attribute(attribute);
    if (address == nullptr || address->empty()) return std::nullopt;
    if (!is_safe_address(*address, false)) {
        context_.diagnostics.warn("html-dropped", span(node), "the address " + quoted(*address) + " is left out");
        return std::nullopt;
    }
    return context_.draft.add_target({*address, span(node)});
}

// --- blocks ------------------------------------------------------------------------------------------------------

void HtmlFlow::push(Flow& flow, Block::Node block, const HtmlNode& node) {
    end_line(flow);
    flow.blocks.push_back({std::move(block), span(node)});
}

void HtmlFlow::end_line(Flow& flow) {
    trim_line(flow.line);
    if (!flow.line.empty()) flow.blocks.push_back({Paragraph{std::move(flow.line)}, flow.line_span});
    flow.line.clear();
}

Blocks HtmlFlow::blocks_of(const std::vector<HtmlNode>& nodes) {
    Flow flow;
    add_nodes(nodes, flow);
    end_line(flow);
    return std::move(flow.blocks);
}

void HtmlFlow::add_nodes(const std::vector<HtmlNode>& nodes, Flow& flow) {
    for (const HtmlNode& node : nodes) add_node(node, flow);
}

void HtmlFlow::add_node(const HtmlNode& node, Flow& flow) {
    if (flow.line.empty()) flow.line_span = span(node);
    if (node.tag.empty()) return add_text(node, flow.line);
    if (const auto number = node_number(node); number && *number < blocks_.size()) {
        end_line(flow);
        if (!is_used_[*number]) flow.blocks.push_back(std::move(blocks_[*number]));
        is_used_[*number] = true;
        return;
    }
    if (is_dropped(node) || add_block(node, flow)) return;
    if (holds_blocks(node)) return add_around_blocks(node, flow);
    add_inline(node, flow.line);
}

bool HtmlFlow::is_block(const HtmlNode& node) const {
    if (const auto number = node_number(node)) return *number < blocks_.size();
    return is_block_tag(node.tag);
}

bool HtmlFlow::holds_blocks(const HtmlNode& node) const {
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](const HtmlNode& child) { return is_block(child) || holds_blocks(child); });
}

/// `<a name="x">` never closed, or `<b>` around paragraphs: the blocks stay blocks, and each paragraph has the style or link.
void HtmlFlow::add_around_blocks(const HtmlNode& node, Flow& flow) {
    const std::string* id = node.attribute("id");
    if (id == nullptr && node.tag == "a") id = node.attribute("name");
    if (id != nullptr && !id->empty()) flow.line.push_back({AnchorPoint{*id}, span(node)});
    const auto* row = std::find_if(std::begin(styles), std::end(styles),
                                   [&](const StyleOfTag& style) { return style.tag == node.tag; });
    const auto address = node.tag == "a" ? target(node, "href") : std::nullopt;
    if (row == std::end(styles) && !address) return add_nodes(node.children, flow);
    end_line(flow);
    for (Block& block : blocks_of(node.children)) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.node)) {
            Inlines content = std::move(paragraph->content);
            paragraph->content.clear();
            if (address) paragraph->content.push_back({Link{std::move(content), *address, value_or_empty(node, "title"), LinkLook::plain}, block.span});
            else paragraph->content.push_back({Styled{row->style, std::move(content), value_or_empty(node, "title")}, block.span});
        }
        flow.blocks.push_back(std::move(block));
    }
}

bool HtmlFlow::add_block(const HtmlNode& node, Flow& flow) {
    const std::string_view tag = node.tag;
    if (tag == "p" || tag == "div" || tag == "center") {
        add_division(node, flow);
    } else if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') {
        add_heading(node, flow);
    } else if (tag == "hr") {
        push(flow, Rule{}, node);
    } else if (tag == "blockquote") {
        push(flow, Quote{blocks_of(node.children)}, node);
    } else if (tag == "ul" || tag == "ol" || tag == "menu") {
        push(flow, list(node), node);
    } else if (tag == "dl") {
        push(flow, definitions(node), node);
    } else if (tag == "pre") {
        push(flow, preformatted(node), node);
    } else if (tag == "details") {
        push(flow, details(node), node);
    } else if (tag == "figure") {
        add_figure(node, flow);
    } else if (tag == "video" || tag == "audio") {
        add_embed(node, tag == "video" ? EmbedKind::video : EmbedKind::audio, flow);
    } else if (tag == "table") {
        add_table(node, flow);
    } else if (is_in(plain_blocks, tag)) {
        end_line(flow);
        add_nodes(node.children, flow);
        end_line(flow);
    } else {
        return false;
    }
    return true;
}

void HtmlFlow::add_division(const HtmlNode& node, Flow& flow) {
    end_line(flow);
    Division division;
    division.alignment = alignment_of(node);
    division.id = value_or_empty(node, "id");
    division.language = value_or_empty(node, "lang");
    if (division.alignment == Alignment::none && division.id.empty() && division.language.empty()) {
        add_nodes(node.children, flow);
        return end_line(flow);
    }
    division.content = blocks_of(node.children);
    if (!division.content.empty()) push(flow, std::move(division), node);
}

void HtmlFlow::add_heading(const HtmlNode& node, Flow& flow) {
    Heading heading;
    heading.level = node.tag[1] - '0';
    heading.id = value_or_empty(node, "id");
    heading.content = inlines_of(node.children);
    if (!heading.content.empty()) push(flow, std::move(heading), node);
}

List HtmlFlow::list(const HtmlNode& node) {
    List list;
    list.is_ordered = node.tag == "ol";
    const auto start = base::parse_integer(value_or_empty(node, "start"));
    if (start && *start >= 0) list.start = static_cast<std::uint32_t>(std::min(*start, max_list_start));
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && is_blank(child.text)) continue;
        ListItem item;
        item.content = child.tag == "li" ? blocks_of(child.children) : blocks_of({child});
        if (child.tag == "li" || !item.content.empty()) list.items.push_back(std::move(item));
    }
    list.is_tight = std::none_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
        const auto paragraphs = std::count_if(item.content.begin(), item.content.end(), [](const Block& block) {
            return std::holds_alternative<Paragraph>(block.node);
        });
        return paragraphs > 1;
    });
    return list;
}

DefinitionList HtmlFlow::definitions(const HtmlNode& node) {
    DefinitionList list;
    const auto add = [&](const HtmlNode& child) {
        if (child.tag == "dt") {
            if (list.items.empty() || !list.items.back().meanings.empty()) list.items.emplace_back();
            list.items.back().terms.push_back({inlines_of(child.children), value_or_empty(child, "id")});
        } else if (!(child.tag.empty() && is_blank(child.text))) {
            if (list.items.empty()) list.items.emplace_back();
            list.items.back().meanings.push_back(child.tag == "dd" ? blocks_of(child.children) : blocks_of({child}));
        }
    };
    for (const HtmlNode& child : node.children) {
        // A <div> may group a term with its meanings.
        const bool is_group = child.tag == "div" && !node_number(child);
        if (is_group) {
            for (const HtmlNode& inner : child.children) add(inner);
        } else {
            add(child);
        }
    }
    return list;
}

CodeBlock HtmlFlow::preformatted(const HtmlNode& node) {
    CodeBlock block;
    for (const HtmlNode& child : node.children) {
        const std::string* classes = child.tag == "code" ? child.attribute("class") : nullptr;
        const std::size_t at = classes == nullptr ? std::string::npos : classes->find("language-");
        if (at == std::string::npos) continue;
        const std::string_view name = std::string_view(*classes).substr(at + 9);
        block.language = name.substr(0, name.find(' '));
    }
    block.text = displayed_code(raw_text(node.children), HighlightOptions().tab_width);
    return block;
}

Details HtmlFlow::details(const HtmlNode& node) {
    Details details;
    details.is_open = node.attribute("open") != nullptr;
    std::vector<HtmlNode> rest;
    for (const HtmlNode& child : node.children) {
        if (child.tag == "summary" && details.summary.empty()) {
            details.summary = inlines_of(child.children);
        } else {
            rest.push_back(child);
        }
    }
    if (details.summary.empty()) details.summary.push_back({Text{std::string(word(Word::details, context_.options.language))}, span(node)});
    details.content = blocks_of(rest);
    return details;
}

void HtmlFlow::add_figure(const HtmlNode& node, Flow& flow) {
    const HtmlNode* image = find_child(node, "img");
    const HtmlNode* caption = find_child(node, "figcaption");
    const bool has_other = std::any_of(node.children.begin(), node.children.end(), [](const HtmlNode& child) {
        const bool is_known = child.tag == "img" || child.tag == "picture" || child.tag == "a" || child.tag == "figcaption";
        return !is_known && !(child.tag.empty() && is_blank(child.text));
    });
    if (image == nullptr || has_other || !is_safe_address(value_or_empty(*image, "src"), true)) {
        end_line(flow);
        add_nodes(node.children, flow);
        return end_line(flow);
    }
    Figure figure;
    figure.image = context_.draft.add_image({value_or_empty(*image, "src"), span(*image)});
    figure.alt = value_or_empty(*image, "alt");
    figure.width = width_of(*image);
    if (caption != nullptr) figure.caption = inlines_of(caption->children);
    if (const HtmlNode* link = find_child(node, "a")) figure.target = target(*link, "href");
    push(flow, std::move(figure), node);
}

void HtmlFlow::add_embed(const HtmlNode& node, EmbedKind kind, Flow& flow) {
    const HtmlNode* source = find_child(node, "source");
    const auto address = node.attribute("src") != nullptr || source == nullptr ? target(node, "src") : target(*source, "src");
    if (!address) {
        end_line(flow);
        return add_nodes(node.children, flow);
    }
    Embed embed;
    embed.kind = kind;
    embed.target = *address;
    std::string title = value_or_empty(node, "title");
    if (title.empty()) title = value_or_empty(node, "aria-label");
    if (title.empty()) title = word(kind == EmbedKind::video ? Word::video : Word::audio, context_.options.language);
    embed.title.push_back({Text{std::move(title)}, span(node)});
    push(flow, std::move(embed), node);
}

void HtmlFlow::add_table(const HtmlNode& node, Flow& flow) {
    HtmlTable reader([this](const HtmlNode& cell) { return blocks_of(cell.children); },
                     [this](const HtmlNode& caption) { return inlines_of(caption.children); });
    Table table = reader.read(node, span(node));
    if (!table.columns.empty()) push(flow, std::move(table), node);
}

// --- inlines -----------------------------------------------------------------------------------------------------

Inlines HtmlFlow::inlines_of(const std::vector<HtmlNode>& nodes) {
    Inlines line;
    add_inlines(nodes, line);
    trim_line(line);
    return line;
}

void HtmlFlow::add_inlines(const std::vector<HtmlNode>& nodes, Inlines& line) {
    for (const HtmlNode& node : nodes) add_inline(node, line);
}

void HtmlFlow::add_text(const HtmlNode& node, Inlines& line) {
    std::string words;
    bool is_gap = false;
    for (const char c : node.text) {
        if (is_ascii_space(c)) {
            is_gap = true;
            continue;
        }
        if (is_gap && !(words.empty() && ends_with_space(line))) words += ' ';
        is_gap = false;
        words += c;
    }
    if (is_gap && !(words.empty() && ends_with_space(line))) words += ' ';
    if (words.empty()) return;
    if (auto* last = line.empty() ? nullptr : std::get_if<Text>(&line.back().node)) {
        last->text += words;
    } else {
        line.push_back({Text{std::move(words)}, span(node)});
    }
}

void HtmlFlow::add_inline(const HtmlNode& node, Inlines& line) {
    if (node.tag.empty()) return add_text(node, line);
    if (const auto number = node_number(node)) {
        if (is_used_[*number]) return;
        is_used_[*number] = true;
        if (*number < inlines_.size()) {
            line.push_back(std::move(inlines_[*number]));
        } else if (auto* paragraph = std::get_if<Paragraph>(&blocks_[*number].node)) {
            for (Inline& part : paragraph->content) line.push_back(std::move(part));
        } else {
            line.push_back({Text{plain_text(Blocks{blocks_[*number]})}, blocks_[*number].span});
        }
        return;
    }
    if (is_dropped(node) || add_styled(node, line)) return;
    const std::string_view tag = node.tag;
    if (tag == "br") {
        line.push_back({LineBreak{true}, span(node)});
    } else if (tag == "a") {
        add_anchor(node, line);
    } else if (tag == "img") {
        add_image(node, line);
    } else if (tag == "code" || tag == "tt") {
        std::string text = raw_text(node.children);
        std::replace(text.begin(), text.end(), '\n', ' ');
        if (!text.empty()) line.push_back({Code{std::move(text)}, span(node)});
    } else {
        // Anything else is transparent; a block in running text at least begins on a line of its own.
        const bool is_block = tag == "p" || tag == "div" || tag == "li" || tag == "tr" || is_in(plain_blocks, tag);
        if (is_block && !line.empty() && !std::holds_alternative<LineBreak>(line.back().node)) {
            line.push_back({LineBreak{true}, span(node)});
        }
        if (const std::string* id = node.attribute("id"); id != nullptr && !id->empty()) {
            line.push_back({AnchorPoint{*id}, span(node)});
        }
        add_inlines(node.children, line);
    }
}

bool HtmlFlow::add_styled(const HtmlNode& node, Inlines& line) {
    const auto* row = std::find_if(std::begin(styles), std::end(styles),
                                   [&](const StyleOfTag& style) { return style.tag == node.tag; });
    if (row == std::end(styles)) return false;
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return true;
    line.push_back({Styled{row->style, std::move(content), value_or_empty(node, "title")}, span(node)});
    return true;
}

void HtmlFlow::add_anchor(const HtmlNode& node, Inlines& line) {
    const std::string* id = node.attribute("id");
    if (id == nullptr) id = node.attribute("name");
    if (id != nullptr && !id->empty()) line.push_back({AnchorPoint{*id}, span(node)});
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return;
    const auto address = target(node, "href");
    if (!address) {
        for (Inline& part : content) line.push_back(std::move(part));
        return;
    }
    line.push_back({Link{std::move(content), *address, value_or_empty(node, "title"), LinkLook::plain}, span(node)});
}

void HtmlFlow::add_image(const HtmlNode& node, Inlines& line) {
    const std::string source = value_or_empty(node, "src");
    std::string alt = value_or_empty(node, "alt");
    if (source.empty() || !is_safe_address(source, true)) {
        if (!alt.empty()) line.push_back({Text{std::move(alt)}, span(node)});
        return;
    }
    Image image;
    image.image = context_.draft.add_image({source, span(node)});
    image.alt = std::move(alt);
    image.title = value_or_empty(node, "title");
    image.width = width_of(node);
    line.push_back({std::move(image), span(node)});
}

}  // namespace notes_export::markdown
