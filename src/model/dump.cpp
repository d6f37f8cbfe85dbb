#include "model/dump.h"

#include "base/numbers.h"
#include "base/style_names.h"
#include "notes_export/match.h"

#include <string_view>

namespace notes_export::model {
namespace {

std::string_view name(CalloutKind kind) {
    switch (kind) {
        case CalloutKind::note: return "note";
        case CalloutKind::tip: return "tip";
        case CalloutKind::important: return "important";
        case CalloutKind::caution: return "caution";
        case CalloutKind::warning: return "warning";
        case CalloutKind::info: return "info";
        case CalloutKind::ok: return "ok";
        case CalloutKind::danger: return "danger";
        case CalloutKind::plain: return "plain";
    }
    return "?";
}

std::string_view name(PictureSize size) {
    switch (size) {
        case PictureSize::tiny: return "tiny";
        case PictureSize::small: return "small";
        case PictureSize::medium: return "medium";
        case PictureSize::large: return "large";
        case PictureSize::original: return "original";
        case PictureSize::unset: return "";
    }
    return "?";
}

std::string_view name(EmbedKind kind) {
    switch (kind) {
        case EmbedKind::video: return "video";
        case EmbedKind::audio: return "audio";
        case EmbedKind::post: return "post";
        case EmbedKind::listing: return "listing";
        case EmbedKind::other: return "other";
    }
    return "?";
}

std::string_view name(Alignment alignment) {
    switch (alignment) {
        case Alignment::none: return "-";
        case Alignment::left: return "left";
        case Alignment::center: return "center";
        case Alignment::right: return "right";
    }
    return "?";
}

std::string_view name(Numbering numbering) {
    switch (numbering) {
        case Numbering::decimal: return "decimal";
        case Numbering::lower_latin: return "lower-latin";
        case Numbering::upper_latin: return "upper-latin";
        case Numbering::lower_roman: return "lower-roman";
        case Numbering::upper_roman: return "upper-roman";
    }
    return "?";
}

// One letter or short word per kind keeps the token line of a listing readable.
std::string_view name(TokenKind kind) {
    constexpr std::string_view names[] = {"plain", "keyword", "control", "type", "function", "variable", "constant", "string",
                                          "special-string", "number", "comment", "documentation", "annotation", "operator",
                                          "attribute", "import", "preprocessor", "builtin", "extension", "information",
                                          "warning", "error", "added", "removed"};
    const auto index = static_cast<std::size_t>(kind);
    return index < std::size(names) ? names[index] : "?";
}

class Dumper {
public:
    explicit Dumper(const Document& document) : document_(document) {}

    std::string run() {
        meta();
        blocks(document_.body);
        notes();
        return std::move(out_);
    }

private:
    // --- lines -------------------------------------------------------------------------------------------

    void line(std::string_view words) {
        out_.append(depth_ * 2, ' ');
        out_ += words;
        out_ += '\n';
    }
    template <class Body>
    void nested(std::string_view words, const Body& body) {
        line(words);
        ++depth_;
        body();
        --depth_;
    }
    static std::string quote(std::string_view text) {
        std::string out = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            if (c == '\n') out += "\\n";
            else if (c == '\t') out += "\\t";
            else out += c;
        }
        return out + "\"";
    }
    static void attribute(std::string& out, std::string_view key, std::string_view value) {
        if (value.empty()) return;
        out += ' ';
        out += key;
        out += '=';
        out += value;
    }
    static void extent(std::string& out, const PictureExtent& extent) {
        if (extent.width != 0) attribute(out, "width", std::to_string(extent.width));
        if (extent.height != 0) attribute(out, "height", std::to_string(extent.height));
        if (extent.width_percent != 0) attribute(out, "width", std::to_string(extent.width_percent) + "%");
    }
    static void quoted_attribute(std::string& out, std::string_view key, std::string_view value) {
        if (!value.empty()) attribute(out, key, quote(value));
    }

    // --- tables ------------------------------------------------------------------------------------------

    [[nodiscard]] std::string target(TargetId id) const {
        return match(
            document_.target(id), [](const WebAddress& web) { return web.url; },
            [](const Anchor& anchor) { return "#" + anchor.id; }, [](const Nowhere&) { return std::string("nowhere"); });
    }
    [[nodiscard]] std::string image(ImageId id) const {
        const ImageEntry& entry = document_.image(id);
        std::string out = quote(entry.name);
        if (entry.width == 0) return out + " missing";
        out += ' ';
        base::append_number(out, std::int64_t{entry.width});
        out += 'x';
        base::append_number(out, std::int64_t{entry.height});
        return out;
    }

    void meta() {
        const Meta& meta = document_.meta;
        const auto field = [&](std::string_view key, const std::string& value) {
            if (!value.empty()) line(std::string(key) + ": " + value);
        };
        field("title", meta.title);
        field("site", meta.site_title);
        field("description", meta.description);
        for (const std::string& author : meta.authors) field("author", author);
        for (const std::string& keyword : meta.keywords) field("keyword", keyword);
        field("language", meta.language);
        if (meta.direction == Direction::right_to_left) line("direction: right to left");
        field("date", meta.date);
        field("modified", meta.modified);
        field("license", meta.license_name);
        field("license address", meta.license_url);
        field("address", meta.web_address);
        field("section", meta.section);
        line("---");
    }

    void notes() {
        for (const Note& note : document_.notes)
            nested("note " + note.label + " #" + note.id + (note.uses == 1 ? "" : " uses=" + std::to_string(note.uses)),
                   [&] { blocks(note.content); });
    }

    // --- inlines -----------------------------------------------------------------------------------------

    [[nodiscard]] std::string inlines(const Inlines& content) const {
        std::string out;
        std::string text;  // neighbouring texts are one string for the reader of a dump
        const auto flush = [&] {
            if (text.empty()) return;
            if (!out.empty()) out += ' ';
            out += quote(text);
            text.clear();
        };
        const auto word = [&](const std::string& words) {
            flush();
            if (!out.empty()) out += ' ';
            out += words;
        };
        for (const Inline& item : content) {
            match(
                item.node, [&](const Text& t) { text += t.text; }, [&](const Code& c) { word("code" + quote(c.text)); },
                [&](const Styled& s) {
                    std::string words = std::string(base::style_name(s.style)) + "(" + inlines(s.content) + ")";
                    quoted_attribute(words, "title", s.title);
                    attribute(words, "lang", s.language);
                    word(words);
                },
                [&](const Link& l) {
                    std::string words = l.look == LinkLook::plain ? "link(" : l.look == LinkLook::button ? "button(" : "large-button(";
                    words += inlines(l.content) + ") → " + target(l.target);
                    quoted_attribute(words, "title", l.title);
                    word(words);
                },
                [&](const Image& i) {
                    std::string words = "image(" + image(i.image);
                    quoted_attribute(words, "alt", i.alt);
                    quoted_attribute(words, "title", i.title);
                    attribute(words, "size", name(i.size));
                    extent(words, i.extent);
                    if (i.is_round) words += " round";
                    word(words + ")");
                },
                [&](const Math& m) { word((m.is_display ? "display-math" : "math") + quote(m.tex)); },
                [&](const LineBreak& b) {
                    if (b.is_hard) word("break");
                    else text += '\n';
                },
                [&](const FootnoteMark& f) {
                    const Note& note = document_.note(f.note);
                    word("mark(" + note.label + " #" + note.id + (f.use == 1 ? "" : " use=" + std::to_string(f.use)) + ")");
                },
                [&](const AnchorPoint& a) { word("anchor(#" + a.id + ")"); },
                [&](const Icon& i) { word("icon(" + i.name + (i.label.empty() ? "" : " " + quote(i.label)) + ")"); });
        }
        flush();
        return out;
    }

    // --- blocks ------------------------------------------------------------------------------------------

    void blocks(const Blocks& content) {
        for (const Block& item : content) block(item);
    }

    void block(const Block& item) {
        match(
            item.node, [&](const Paragraph& p) { line("paragraph " + inlines(p.content)); },
            [&](const Heading& h) { heading(h); }, [&](const CodeBlock& c) { code(c); },
            [&](const Quote& q) { nested("quote", [&] { blocks(q.content); }); }, [&](const List& l) { list(l); },
            [&](const Table& t) { table(t); }, [&](const Figure& f) { figure(f); },
            [&](const Callout& c) {
                std::string words = "callout " + std::string(name(c.kind)) + " " + inlines(c.title);
                attribute(words, "icon", c.icon);
                nested(words, [&] { blocks(c.content); });
            },
            [&](const Details& d) {
                nested(std::string(d.is_open ? "details open " : "details ") + inlines(d.summary), [&] { blocks(d.content); });
            },
            [&](const Columns& c) {
                nested("columns" + (c.first_width == 0 ? "" : " first=" + std::to_string(c.first_width) + "%"), [&] {
                    for (const Blocks& column : c.columns) nested("column", [&] { blocks(column); });
                });
            },
            [&](const Panels& p) {
                nested("panels", [&] {
                    for (const Panel& panel : p.panels) nested("panel " + inlines(panel.label), [&] { blocks(panel.content); });
                });
            },
            [&](const DefinitionList& d) { definitions(d); },
            [&](const Progress& p) {
                std::string words = "progress " + std::string(name(p.kind)) + " " + base::number(p.value) + "% " + quote(p.label);
                attribute(words, "title", inlines(p.title));
                attribute(words, "icon", p.icon);
                line(words);
            },
            [&](const Embed& e) {
                std::string words = "embed " + std::string(name(e.kind));
                quoted_attribute(words, "provider", e.provider);
                line(words + " " + inlines(e.title) + " → " + target(e.target));
            },
            [&](const MathBlock& m) { line("math " + quote(m.tex)); }, [&](const Rule&) { line("rule"); },
            [&](const ContentsHere& c) {
                line("contents max-level=" + std::to_string(c.max_level) + (c.has_rule ? "" : " no-rule"));
            },
            [&](const Division& d) {
                std::string words = "division";
                if (d.alignment != Alignment::none) attribute(words, "align", name(d.alignment));
                attribute(words, "language", d.language);
                if (!d.id.empty()) words += " #" + d.id;
                attribute(words, "part", d.part);
                nested(words, [&] { blocks(d.content); });
            },
            [&](const FootnoteList& f) {
                std::string words = "footnotes";
                for (const NoteId note : f.notes) words += " #" + document_.note(note).id;
                line(words);
            });
    }

    void heading(const Heading& h) {
        std::string words = "heading " + std::to_string(h.level) + " " + inlines(h.content);
        if (!h.id.empty()) words += " #" + h.id;
        for (const std::string& alias : h.aliases) words += " ~" + alias;
        if (!h.in_contents) words += " not-in-contents";
        line(words);
    }

    void code(const CodeBlock& c) {
        std::string words = "code";
        attribute(words, "language", c.language);
        if (c.has_line_numbers) attribute(words, "numbers-from", std::to_string(c.first_line_number));
        for (const LineRange& range : c.marked_lines)
            attribute(words, "marked", std::to_string(range.first) + "-" + std::to_string(range.last));
        if (!c.caption.empty()) attribute(words, "caption", inlines(c.caption));
        nested(words, [&] {
            for (std::size_t begin = 0; begin <= c.text.size();) {
                const std::size_t end = std::min(c.text.find('\n', begin), c.text.size());
                line("| " + c.text.substr(begin, end - begin));
                begin = end + 1;
            }
            tokens(c);
        });
    }

    void tokens(const CodeBlock& c) {
        std::string words;
        std::size_t offset = 0;
        for (const Token& token : c.tokens) {
            if (token.kind != TokenKind::plain)
                words += " " + std::string(name(token.kind)) + quote(std::string_view(c.text).substr(offset, token.length));
            offset += token.length;
        }
        if (!words.empty()) line("tokens" + words);
    }

    void list(const List& l) {
        std::string words = l.is_ordered ? "list ordered" : "list";
        if (l.numbering != Numbering::decimal) words += " " + std::string(name(l.numbering));
        if (l.is_ordered && l.start != 1) attribute(words, "start", std::to_string(l.start));
        if (l.is_reversed) words += " reversed";
        if (!l.is_tight) words += " loose";
        nested(words, [&] {
            for (const ListItem& item : l.items) {
                std::string item_words = !item.checked ? "item" : *item.checked ? "item done" : "item open";
                if (item.value) attribute(item_words, "value", std::to_string(*item.value));
                nested(item_words, [&] { blocks(item.content); });
            }
        });
    }

    void table(const Table& t) {
        std::string words = "table";
        for (const Alignment alignment : t.columns) words += " " + std::string(name(alignment));
        if (!t.caption.empty()) attribute(words, "caption", inlines(t.caption));
        nested(words, [&] {
            for (const TableRow& row : t.header) nested("header", [&] { cells(row); });
            for (const TableRow& row : t.body) nested("row", [&] { cells(row); });
            for (const TableRow& row : t.footer) nested("footer", [&] { cells(row); });
        });
    }

    void cells(const TableRow& row) {
        for (const TableCell& cell : row) {
            std::string words = cell.is_header ? "head" : "cell";
            if (cell.column_span != 1) attribute(words, "columns", std::to_string(cell.column_span));
            if (cell.row_span != 1) attribute(words, "rows", std::to_string(cell.row_span));
            if (cell.alignment != Alignment::none) words += " " + std::string(name(cell.alignment));
            const auto* paragraph = cell.content.size() == 1 ? std::get_if<Paragraph>(&cell.content[0].node) : nullptr;
            if (paragraph != nullptr) line(words + " " + inlines(paragraph->content));
            else nested(words, [&] { blocks(cell.content); });
        }
    }

    void figure(const Figure& f) {
        std::string words = "figure " + image(f.image);
        attribute(words, "size", name(f.size));
        extent(words, f.extent);
        if (f.is_round) words += " round";
        quoted_attribute(words, "alt", f.alt);
        if (!f.caption.empty()) attribute(words, "caption", inlines(f.caption));
        if (f.target) words += " → " + target(*f.target);
        line(words);
    }

    void definitions(const DefinitionList& d) {
        nested(d.is_tight ? "definitions" : "definitions loose", [&] {
            for (const Definition& item : d.items) {
                for (const DefinitionTerm& term : item.terms)
                    line("term " + inlines(term.content) + (term.id.empty() ? "" : " #" + term.id));
                for (const Blocks& meaning : item.meanings) nested("meaning", [&] { blocks(meaning); });
            }
        });
    }

    const Document& document_;
    std::string out_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string dump(const Document& document) { return Dumper(document).run(); }

}  // namespace notes_export::model
