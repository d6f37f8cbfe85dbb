#include "reader/splice.h"

#include "base/numbers.h"
#include "markdown/placeholder.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace notes_export::reader {
namespace {

using markdown::placeholder_begin;
using markdown::placeholder_end;

/// A placeholder in `text` at or behind `from`.
struct Found {
    std::size_t begin;
    std::size_t end;
    std::size_t number;
};

std::optional<Found> find_placeholder(std::string_view text, std::size_t from) {
    for (std::size_t begin = text.find(placeholder_begin, from); begin != std::string_view::npos;
         begin = text.find(placeholder_begin, begin + 1)) {
        const std::size_t digits = begin + placeholder_begin.size();
        std::size_t end = digits;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (text.substr(end, placeholder_end.size()) != placeholder_end) continue;
        const auto number = base::parse_integer(text.substr(digits, end - digits));
        if (number) return Found{begin, end + placeholder_end.size(), static_cast<std::size_t>(*number)};
    }
    return std::nullopt;
}

bool has_placeholder(const Inlines& list);

bool has_placeholder(const Inline& node) {
    if (const Text* text = std::get_if<Text>(&node.node)) return text->text.find(placeholder_begin) != std::string::npos;
    if (const Styled* styled = std::get_if<Styled>(&node.node)) {
        return styled->title.find(placeholder_begin) != std::string::npos || has_placeholder(styled->content);
    }
    if (const Link* link = std::get_if<Link>(&node.node)) {
        return link->title.find(placeholder_begin) != std::string::npos || has_placeholder(link->content);
    }
    if (const Code* code = std::get_if<Code>(&node.node)) return code->text.find(placeholder_begin) != std::string::npos;
    if (const Math* math = std::get_if<Math>(&node.node)) return math->tex.find(placeholder_begin) != std::string::npos;
    if (const Image* image = std::get_if<Image>(&node.node)) {
        return image->alt.find(placeholder_begin) != std::string::npos ||
               image->title.find(placeholder_begin) != std::string::npos;
    }
    return false;
}

bool has_placeholder(const Inlines& list) {
    return std::any_of(list.begin(), list.end(), [](const Inline& node) { return has_placeholder(node); });
}

bool is_blank(const Inline& node) {
    if (std::holds_alternative<LineBreak>(node.node)) return true;
    const Text* text = std::get_if<Text>(&node.node);
    return text && text->text.find_first_not_of(" \t\n") == std::string::npos;
}

/// Whether there is nothing to read: blanks, and places that links lead to.
bool says_nothing(const Inlines& list) {
    return std::all_of(list.begin(), list.end(), [](const Inline& node) { return is_blank(node) || std::holds_alternative<AnchorPoint>(node.node); });
}

void append(Inlines& list, Inline node) {
    Text* text = std::get_if<Text>(&node.node);
    Text* last = list.empty() ? nullptr : std::get_if<Text>(&list.back().node);
    if (!text || !last) {
        list.push_back(std::move(node));
        return;
    }
    last->text += text->text;
    if (list.back().span.source == node.span.source) list.back().span.end = std::max(list.back().span.end, node.span.end);
}

void append(Inlines& list, Inlines more) {
    for (Inline& node : more) append(list, std::move(node));
}

/// Blanks and line ends next to a block say nothing.
void trim(Inlines& list) {
    while (!list.empty() && is_blank(list.back())) list.pop_back();
    const auto first = std::find_if(list.begin(), list.end(), [](const Inline& node) { return !is_blank(node); });
    list.erase(list.begin(), first);
    if (list.empty()) return;
    if (Text* text = std::get_if<Text>(&list.front().node)) text->text.erase(0, text->text.find_first_not_of(" \t\n"));
    if (Text* text = std::get_if<Text>(&list.back().node)) text->text.erase(text->text.find_last_not_of(" \t\n") + 1);
}

/// The only paragraph of an inclusion, or null.
Paragraph* lone_paragraph(Blocks& blocks) {
    if (blocks.size() != 1) return nullptr;
    if (Division* division = std::get_if<Division>(&blocks.front().node)) {
        return division->part.empty() ? nullptr : lone_paragraph(division->content);
    }
    return std::get_if<Paragraph>(&blocks.front().node);
}

Inline picture_of(Figure& figure, Span span) {
    Image image;
    image.image = figure.image;
    image.alt = figure.alt.empty() ? plain_text(figure.caption) : figure.alt;
    image.size = figure.size;
    image.extent = figure.extent;
    if (!figure.target) return {std::move(image), span};
    Link link;
    link.content.push_back({std::move(image), span});
    link.target = *figure.target;
    return {std::move(link), span};
}

/// Blocks that stood below each other stand on lines of their own.
void add_line(Inlines& out, Inlines line, Span span) {
    if (line.empty()) return;
    if (!out.empty()) out.push_back({LineBreak{true}, span});
    append(out, std::move(line));
}

void flatten_into(Inlines& out, Blocks& blocks);

/// Each item is a line that begins with its mark.
void flatten_into(Inlines& out, List& list, Span span) {
    std::int64_t number = list.start;
    for (ListItem& item : list.items) {
        number = item.value.value_or(static_cast<std::int32_t>(number));
        Inlines line;
        line.push_back({Text{list.is_ordered ? std::to_string(number) + ". " : "\u2022 "}, span});
        Inlines words;
        flatten_into(words, item.content);
        append(line, std::move(words));
        add_line(out, std::move(line), span);
        number += list.is_reversed ? -1 : 1;
    }
}

void flatten_into(Inlines& out, Blocks& blocks) {
    for (Block& block : blocks) {
        Inlines part;
        if (Paragraph* paragraph = std::get_if<Paragraph>(&block.node)) part = std::move(paragraph->content);
        else if (Heading* heading = std::get_if<Heading>(&block.node)) part = std::move(heading->content);
        else if (Division* division = std::get_if<Division>(&block.node)) flatten_into(part, division->content);
        else if (Quote* quote = std::get_if<Quote>(&block.node)) flatten_into(part, quote->content);
        else if (List* list = std::get_if<List>(&block.node)) flatten_into(part, *list, block.span);
        else if (Figure* figure = std::get_if<Figure>(&block.node)) part.push_back(picture_of(*figure, block.span));
        else if (CodeBlock* code = std::get_if<CodeBlock>(&block.node)) part.push_back({Code{code->text}, block.span});
        else if (MathBlock* math = std::get_if<MathBlock>(&block.node)) part.push_back({Math{math->tex, true}, block.span});
        else if (std::string words = plain_text(Blocks{block}); !words.empty()) part.push_back({Text{std::move(words)}, block.span});
        add_line(out, std::move(part), block.span);
    }
}

}  // namespace

std::string words_of(const shortcode::Expansion& expansion, bool as_address) {
    if (const auto* words = std::get_if<shortcode::Words>(&expansion)) return as_address ? words->address : words->shown;
    if (const auto* inlines = std::get_if<Inlines>(&expansion)) return plain_text(*inlines);
    if (const auto* blocks = std::get_if<Blocks>(&expansion)) return plain_text(*blocks);
    return {};
}

std::string replace_placeholders(std::string_view text, const std::function<std::string(std::size_t)>& with) {
    std::string out;
    std::size_t from = 0;
    while (const auto found = find_placeholder(text, from)) {
        out.append(text, from, found->begin - from);
        out += with(found->number);
        from = found->end;
    }
    out.append(text, from);
    return out;
}

/// A stretch of a paragraph: running text, or what stands between paragraphs.
struct Splicer::Piece {
    std::variant<Inlines, Blocks> content;
};

Inlines flattened(Blocks blocks) {
    Inlines out;
    flatten_into(out, blocks);
    return out;
}

void Splicer::note_depth(int levels) { deepest_ = std::max(deepest_, depth_ + levels); }

void Splicer::blocks(Blocks& list) {
    ++depth_;
    note_depth(0);
    Blocks out;
    out.reserve(list.size());
    for (Block& block : list) {
        if (Paragraph* text = std::get_if<Paragraph>(&block.node)) {
            paragraph(*text, block.span, out);
        } else {
            node(block);
            out.push_back(std::move(block));
        }
    }
    list = std::move(out);
    --depth_;
}

void Splicer::node(Block& block) {
    const Span span = block.span;
    match(
        block.node, [](Paragraph&) {},
        [&](Heading& heading) {
            inlines(heading.content);
            on_heading_(heading, span);
        },
        [&](CodeBlock& code) {
            words(code.text);
            words(code.language);
            inlines(code.caption);
        },
        [&](Quote& quote) { blocks(quote.content); },
        [&](List& list) {
            for (ListItem& item : list.items) blocks(item.content);
        },
        [&](Table& table) {
            inlines(table.caption);
            for (auto* rows : {&table.header, &table.body, &table.footer}) {
                for (TableRow& row : *rows) {
                    for (TableCell& cell : row) blocks(cell.content);
                }
            }
        },
        [&](Figure& figure) {
            words(figure.alt);
            inlines(figure.caption);
        },
        [&](Callout& callout) {
            inlines(callout.title);
            blocks(callout.content);
        },
        [&](Details& details) {
            inlines(details.summary);
            blocks(details.content);
        },
        [&](Columns& columns) {
            for (Blocks& column : columns.columns) blocks(column);
        },
        [&](Panels& panels) {
            for (Panel& panel : panels.panels) {
                inlines(panel.label);
                blocks(panel.content);
            }
        },
        [&](DefinitionList& list) {
            for (Definition& item : list.items) {
                for (DefinitionTerm& term : item.terms) inlines(term.content);
                for (Blocks& meaning : item.meanings) blocks(meaning);
            }
        },
        [&](Progress& progress) { inlines(progress.title); }, [&](Embed& embed) { inlines(embed.title); },
        [&](MathBlock& math) { words(math.tex); }, [](Rule&) {}, [](ContentsHere&) {},
        [&](Division& division) { blocks(division.content); }, [](FootnoteList&) {});
}

/// A paragraph with results in it: running text between blocks becomes paragraphs of its own, and an inclusion of one lone
/// paragraph joins the running text.
void Splicer::paragraph(Paragraph& paragraph, Span span, Blocks& out) {
    if (results_.empty() || !has_placeholder(paragraph.content)) {
        out.push_back({std::move(paragraph), span});
        return;
    }
    Pieces pieces = split(paragraph.content);
    const bool is_running_text = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
        const Inlines* text = std::get_if<Inlines>(&piece.content);
        return text && !says_nothing(*text);
    });
    Inlines running;
    const auto flush = [&] {
        trim(running);
        if (!running.empty()) out.push_back({Paragraph{std::move(running)}, span});
        running.clear();
    };
    for (Piece& piece : pieces) {
        if (Inlines* text = std::get_if<Inlines>(&piece.content)) {
            append(running, std::move(*text));
            continue;
        }
        Blocks& blocks = std::get<Blocks>(piece.content);
        if (Paragraph* lone = is_running_text ? lone_paragraph(blocks) : nullptr) {
            append(running, std::move(lone->content));
            continue;
        }
        flush();
        for (Block& block : blocks) out.push_back(std::move(block));
    }
    flush();
}

void Splicer::inlines(Inlines& list) {
    if (results_.empty() || !has_placeholder(list)) return;
    Pieces pieces = split(list);
    Inlines out;
    for (Piece& piece : pieces) {
        if (Inlines* text = std::get_if<Inlines>(&piece.content)) append(out, std::move(*text));
        else append(out, flattened(std::move(std::get<Blocks>(piece.content))));
    }
    list = std::move(out);
}

Splicer::Pieces Splicer::split(Inlines& list) {
    Pieces pieces;
    const auto running = [&]() -> Inlines& {
        if (pieces.empty() || !std::holds_alternative<Inlines>(pieces.back().content)) pieces.push_back({Inlines{}});
        return std::get<Inlines>(pieces.back().content);
    };
    for (Inline& node : list) {
        if (!has_placeholder(node)) {
            append(running(), std::move(node));
        } else if (const Text* text = std::get_if<Text>(&node.node)) {
            split_text(*text, node.span, pieces);
        } else if (Styled* styled = std::get_if<Styled>(&node.node)) {
            words(styled->title);
            Inlines content = std::move(styled->content);
            split_container(node, content, pieces);
        } else if (Link* link = std::get_if<Link>(&node.node)) {
            words(link->title);
            Inlines content = std::move(link->content);
            split_container(node, content, pieces);
        } else {
            if (Code* code = std::get_if<Code>(&node.node)) words(code->text);
            if (Math* math = std::get_if<Math>(&node.node)) words(math->tex);
            if (Image* image = std::get_if<Image>(&node.node)) {
                words(image->alt);
                words(image->title);
            }
            append(running(), std::move(node));
        }
    }
    return pieces;
}

void Splicer::split_text(const Text& text, Span span, Pieces& pieces) {
    const auto add_text = [&](std::string words) {
        if (words.empty()) return;
        if (pieces.empty() || !std::holds_alternative<Inlines>(pieces.back().content)) pieces.push_back({Inlines{}});
        append(std::get<Inlines>(pieces.back().content), Inline{Text{std::move(words)}, span});
    };
    std::size_t from = 0;
    while (const auto found = find_placeholder(text.text, from)) {
        add_text(text.text.substr(from, found->begin - from));
        add_result(found->number, span, pieces);
        from = found->end;
    }
    add_text(text.text.substr(from));
}

/// Emphasis or a link around results: each stretch of text keeps it, blocks step out of it; a figure takes a link along.
void Splicer::split_container(Inline& container, Inlines& content, Pieces& pieces) {
    for (Piece& inner : split(content)) {
        if (Inlines* text = std::get_if<Inlines>(&inner.content)) {
            if (pieces.empty() || !std::holds_alternative<Inlines>(pieces.back().content)) pieces.push_back({Inlines{}});
            Inline copy = container;
            if (Styled* styled = std::get_if<Styled>(&copy.node)) styled->content = std::move(*text);
            if (Link* link = std::get_if<Link>(&copy.node)) link->content = std::move(*text);
            std::get<Inlines>(pieces.back().content).push_back(std::move(copy));
            continue;
        }
        Blocks& blocks = std::get<Blocks>(inner.content);
        if (const Link* link = std::get_if<Link>(&container.node)) {
            for (Block& block : blocks) {
                Figure* figure = std::get_if<Figure>(&block.node);
                if (figure && !figure->target) figure->target = link->target;
            }
        }
        pieces.push_back(std::move(inner));
    }
}

/// Results are moved to where they are first asked for: only words can be wanted twice.
void Splicer::add_result(std::size_t number, Span span, Pieces& pieces) {
    if (number >= results_.size()) return;
    Result& result = results_[number];
    note_depth(result.depth);
    if (Blocks* blocks = std::get_if<Blocks>(&result.expansion)) {
        pieces.push_back({std::move(*blocks)});
        return;
    }
    Inlines inlines;
    if (Inlines* made = std::get_if<Inlines>(&result.expansion)) inlines = std::move(*made);
    else inlines.push_back({Text{words_of(result.expansion, false)}, span});
    if (pieces.empty() || !std::holds_alternative<Inlines>(pieces.back().content)) pieces.push_back({Inlines{}});
    append(std::get<Inlines>(pieces.back().content), std::move(inlines));
}

void Splicer::words(std::string& text) { replace(text, false); }
void Splicer::address(std::string& text) { replace(text, true); }

void Splicer::replace(std::string& text, bool as_address) {
    if (results_.empty() || text.find(placeholder_begin) == std::string::npos) return;
    text = replace_placeholders(text, [&](std::size_t number) {
        return number < results_.size() ? words_of(results_[number].expansion, as_address) : std::string();
    });
}

}  // namespace notes_export::reader
