#include "markdown/html_renderer.h"

#include "markdown/cmark_adapter.h"
#include "notes_export/match.h"

#include <array>
#include <string_view>

namespace notes_export::test {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

/// As the examples' own renderer writes addresses.
std::string address(std::string_view words) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view safe = "-_.+!*'(),%#@?=;:/,+&$~";
    std::string out;
    for (const char c : words) {
        const bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_word || safe.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return escaped(out);
}

std::string_view tag_of(InlineStyle style) {
    switch (style) {
        case InlineStyle::emphasis: return "em";
        case InlineStyle::strong: return "strong";
        case InlineStyle::strike: return "del";
        case InlineStyle::insert: return "ins";
        case InlineStyle::mark: return "mark";
        case InlineStyle::subscript: return "sub";
        case InlineStyle::superscript: return "sup";
        default: return "span";
    }
}

class Renderer {
public:
    explicit Renderer(const model::Draft& draft) : draft_(draft) {}

    std::string blocks(const Blocks& blocks, bool is_tight = false) {
        std::string out;
        for (const Block& one : blocks) out += block(one, is_tight);
        return out;
    }

private:
    std::string inlines(const Inlines& nodes) {
        std::string out;
        for (const Inline& node : nodes) {
            out += match(
                node.node, [&](const Text& n) { return escaped(n.text); },
                [&](const Code& n) { return "<code>" + escaped(n.text) + "</code>"; },
                [&](const Styled& n) {
                    const std::string tag(tag_of(n.style));
                    return "<" + tag + ">" + inlines(n.content) + "</" + tag + ">";
                },
                [&](const Link& n) {
                    const std::string& words = draft_.targets[static_cast<std::size_t>(n.target)].words;
                    return "<a href=\"" + address(words) + "\"" + title(n.title) + ">" + inlines(n.content) + "</a>";
                },
                [&](const Image& n) {
                    const std::string& words = draft_.images[static_cast<std::size_t>(n.image)].words;
                    return "<img src=\"" + address(words) + "\" alt=\"" + escaped(n.alt) + "\"" + title(n.title) + ">";
                },
                [&](const Math& n) { return "<math>" + escaped(n.tex) + "</math>"; },
                [&](const LineBreak& n) { return std::string(n.is_hard ? "<br>\n" : "\n"); },
                [&](const FootnoteMark& n) { return footnote_mark(n); },
                [&](const AnchorPoint& n) { return "<a id=\"" + n.id + "\"></a>"; },
                [&](const Icon&) { return std::string(); });
        }
        return out;
    }

    static std::string title(const std::string& words) {
        return words.empty() ? std::string() : " title=\"" + escaped(words) + "\"";
    }

    std::string footnote_mark(const FootnoteMark& mark) {
        const std::string label = draft_.notes[static_cast<std::size_t>(mark.note)].label;
        const std::string use = mark.use == 1 ? "" : std::to_string(mark.use - 1);
        return "<sup id=\"fnref" + use + ":" + label + "\"><a href=\"#fn:" + label +
               "\" class=\"footnote-ref\" role=\"doc-noteref\">" + label + "</a></sup>";
    }

    std::string back_links(const Note& note) {
        std::string out;
        for (std::uint32_t use = 0; use < note.uses; ++use) {
            out += "\xC2\xA0<a href=\"#fnref" + (use == 0 ? std::string() : std::to_string(use)) + ":" + note.label +
                   "\" class=\"footnote-backref\" role=\"doc-backlink\">↩\xEF\xB8\x8E</a>";
        }
        return out;
    }

    std::string footnotes(const FootnoteList& list) {
        std::string out = "<div class=\"footnotes\" role=\"doc-endnotes\">\n<hr>\n<ol>\n";
        for (const NoteId id : list.notes) {
            const Note& note = draft_.notes[static_cast<std::size_t>(id)];
            std::string content = blocks(note.content);
            const std::string end = "</p>\n";
            if (content.ends_with(end)) {
                content.insert(content.size() - end.size(), back_links(note));
            } else {
                content += back_links(note);
            }
            out += "<li id=\"fn:" + note.label + "\">\n" + content + "</li>\n";
        }
        return out + "</ol>\n</div>\n";
    }

    std::string list(const List& n) {
        const std::string tag = n.is_ordered ? "ol" : "ul";
        std::string out = "<" + tag + (n.is_ordered && n.start != 1 ? " start=\"" + std::to_string(n.start) + "\"" : "") + ">\n";
        for (const ListItem& item : n.items) {
            std::string content = blocks(item.content, n.is_tight);
            if (item.checked) {
                const std::string box = std::string("<input") + (*item.checked ? " checked=\"\"" : "") +
                                        " disabled=\"\" type=\"checkbox\"> ";
                content.insert(content.starts_with("<p>") ? 3 : 0, box);
            }
            out += "<li>" + content + "</li>\n";
        }
        return out + "</" + tag + ">\n";
    }

    std::string row(const TableRow& cells, const Table& table) {
        std::string out = "<tr>\n";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string tag = cells[i].is_header ? "th" : "td";
            constexpr std::array<std::string_view, 4> names = {"", "left", "center", "right"};
            const std::string_view align = names[static_cast<std::size_t>(table.columns[i])];
            out += "<" + tag + (align.empty() ? "" : " align=\"" + std::string(align) + "\"") + ">" +
                   blocks(cells[i].content, true) + "</" + tag + ">\n";
        }
        return out + "</tr>\n";
    }

    std::string table(const Table& n) {
        std::string out = "<table>\n<thead>\n";
        for (const TableRow& cells : n.header) out += row(cells, n);
        out += "</thead>\n";
        if (!n.body.empty()) out += "<tbody>\n";
        for (const TableRow& cells : n.body) out += row(cells, n);
        return out + (n.body.empty() ? "" : "</tbody>\n") + "</table>\n";
    }

    std::string definitions(const DefinitionList& n) {
        std::string out = "<dl>\n";
        for (const Definition& item : n.items) {
            for (const DefinitionTerm& term : item.terms) out += "<dt>" + inlines(term.content) + "</dt>\n";
            for (const Blocks& meaning : item.meanings) out += "<dd>" + blocks(meaning, n.is_tight) + "</dd>\n";
        }
        return out + "</dl>\n";
    }

    std::string block(const Block& one, bool is_tight) {
        return match(
            one.node,
            [&](const Paragraph& n) { return is_tight ? inlines(n.content) + "\n" : "<p>" + inlines(n.content) + "</p>\n"; },
            [&](const Heading& n) {
                const std::string tag = "h" + std::to_string(n.level);
                return "<" + tag + ">" + inlines(n.content) + "</" + tag + ">\n";
            },
            [&](const CodeBlock& n) {
                const std::string language = n.language.empty() ? "" : " class=\"language-" + escaped(n.language) + "\"";
                return "<pre><code" + language + ">" + escaped(n.text) + (n.text.empty() ? "" : "\n") + "</code></pre>\n";
            },
            [&](const Quote& n) { return "<blockquote>\n" + blocks(n.content) + "</blockquote>\n"; },
            [&](const List& n) { return list(n); }, [&](const Table& n) { return table(n); },
            [&](const Figure&) { return std::string("<figure>\n"); },
            [&](const Callout& n) { return "<aside>" + inlines(n.title) + blocks(n.content) + "</aside>\n"; },
            [&](const Details& n) { return "<details>" + inlines(n.summary) + blocks(n.content) + "</details>\n"; },
            [&](const Columns&) { return std::string(); }, [&](const Panels&) { return std::string(); },
            [&](const DefinitionList& n) { return definitions(n); }, [&](const Progress&) { return std::string(); },
            [&](const Embed&) { return std::string("<embed>\n"); },
            [&](const MathBlock& n) { return "<math>" + escaped(n.tex) + "</math>\n"; },
            [&](const Rule&) { return std::string("<hr>\n"); }, [&](const ContentsHere&) { return std::string(); },
            [&](const Division& n) { return "<div>" + blocks(n.content) + "</div>\n"; },
            [&](const FootnoteList& n) { return footnotes(n); });
    }

    const model::Draft& draft_;
};

bool is_block_tag(std::string_view name) {
    constexpr std::string_view names[] = {"p",  "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul",    "ol",    "li", "hr",
                                          "dl", "dt", "dd", "pre", "table", "thead", "tbody", "tr", "th", "td", "div", "br"};
    for (const std::string_view known : names) {
        if (known == name) return true;
    }
    return false;
}

void trim_end(std::string& text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
}

}  // namespace

std::string render_html(const Blocks& blocks, const model::Draft& draft) { return Renderer(draft).blocks(blocks); }

std::string normal_html(const std::string& html) {
    std::string out;
    bool is_preformatted = false, is_after_block = true;
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<') {
            const std::size_t end = std::min(html.find('>', i), html.size() - 1);
            std::string tag = html.substr(i, end - i + 1);
            if (tag.ends_with("/>")) tag = tag.substr(0, tag.find_last_not_of("/> ") + 1) + ">";
            const std::size_t name = tag[1] == '/' ? 2 : 1;
            const bool is_block = is_block_tag(std::string_view(tag).substr(name, tag.find_first_of(" >", name) - name));
            if (tag == "<pre>") is_preformatted = true;
            if (tag == "</pre>") is_preformatted = false;
            if (is_block && !is_preformatted) trim_end(out);
            out += tag;
            is_after_block = is_block;
            i = end + 1;
            continue;
        }
        const bool is_space = html[i] == ' ' || html[i] == '\n';
        if (is_space && is_after_block && !is_preformatted) {
            ++i;
            continue;
        }
        is_after_block = false;
        std::string decoded;
        const std::size_t length = html[i] == '&' ? markdown::decode_entity(std::string_view(html).substr(i), decoded) : 0;
        if (length == 0) {
            out += html[i++];
            continue;
        }
        out += decoded == "<" ? "&lt;" : decoded == ">" ? "&gt;" : decoded;
        i += length;
    }
    trim_end(out);
    return out;
}

}  // namespace notes_export::test
