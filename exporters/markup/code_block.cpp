// Code with its tokens coloured and its lines numbered or marked. Numbers and marks are attributes that the style sheet
// shows: whoever copies the code copies the code.
#include "markup/elements.h"
#include "markup/program_words.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

const char* class_of(TokenKind kind) {
    switch (kind) {
        case TokenKind::plain: return nullptr;
        case TokenKind::keyword: return "tok-keyword";
        case TokenKind::control: return "tok-control";
        case TokenKind::type: return "tok-type";
        case TokenKind::function: return "tok-function";
        case TokenKind::variable: return "tok-variable";
        case TokenKind::constant: return "tok-constant";
        case TokenKind::string: return "tok-string";
        case TokenKind::special_string: return "tok-special-string";
        case TokenKind::number: return "tok-number";
        case TokenKind::comment: return "tok-comment";
        case TokenKind::documentation: return "tok-documentation";
        case TokenKind::annotation: return "tok-annotation";
        case TokenKind::op: return "tok-operator";
        case TokenKind::attribute: return "tok-attribute";
        case TokenKind::import: return "tok-import";
        case TokenKind::preprocessor: return "tok-preprocessor";
        case TokenKind::builtin: return "tok-builtin";
        case TokenKind::extension: return "tok-extension";
        case TokenKind::information: return "tok-information";
        case TokenKind::warning: return "tok-warning";
        case TokenKind::error: return "tok-error";
        case TokenKind::added: return "tok-added";
        case TokenKind::removed: return "tok-removed";
    }
    return nullptr;
}

// Hands out a block's text piece by piece; neighbours of one kind become one span.
class TokenWriter {
public:
    explicit TokenWriter(const CodeBlock& code) : code_(code) {}

    /// Writes the next `length` bytes of the text below `parent`.
    void write(pugi::xml_node parent, std::size_t length) {
        while (length > 0) {
            const std::size_t piece = std::min(length, rest_of_token());
            append(parent, std::string_view(code_.text).substr(offset_, piece));
            offset_ += piece;
            in_token_ += piece;
            length -= piece;
        }
        flush(parent);
    }

private:
    std::size_t rest_of_token() {
        while (token_ < code_.tokens.size() && in_token_ >= code_.tokens[token_].length) {
            ++token_;
            in_token_ = 0;
        }
        // Tokens cover the text; what they would leave over is plain.
        return token_ < code_.tokens.size() ? code_.tokens[token_].length - in_token_ : code_.text.size() - offset_;
    }

    void append(pugi::xml_node parent, std::string_view text) {
        const TokenKind kind = token_ < code_.tokens.size() ? code_.tokens[token_].kind : TokenKind::plain;
        if (kind != pending_kind_) flush(parent);
        pending_kind_ = kind;
        pending_ += text;
    }

    void flush(pugi::xml_node parent) {
        if (pending_.empty()) return;
        const char* name = class_of(pending_kind_);
        if (name == nullptr || pending_.find_first_not_of(" \n") == std::string::npos) add_text(parent, pending_);
        else add_with_text(parent, "span", name, pending_);
        pending_.clear();
    }

    const CodeBlock& code_;
    std::size_t offset_ = 0;
    std::size_t token_ = 0;
    std::size_t in_token_ = 0;
    TokenKind pending_kind_ = TokenKind::plain;
    std::string pending_;
};

// Which lines are marked, by a sweep over the range ends: ranges may be many and overlap.
std::vector<bool> marked_lines(const CodeBlock& code, std::size_t lines) {
    std::vector<int> change(lines + 1);
    for (const LineRange& range : code.marked_lines) {
        if (range.first == 0 || range.first > lines || range.last < range.first) continue;
        ++change[range.first - 1];
        --change[std::min<std::size_t>(range.last, lines)];
    }
    std::vector<bool> marked(lines);
    int depth = 0;
    for (std::size_t i = 0; i < lines; ++i) marked[i] = (depth += change[i]) > 0;
    return marked;
}

void write_lines(pugi::xml_node parent, const CodeBlock& code) {
    const std::string_view text = code.text;
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    const std::vector<bool> marked = marked_lines(code, lines);
    TokenWriter writer(code);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < lines; ++i) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        pugi::xml_node line = add(parent, "span", marked[i] ? "ne-line ne-marked" : "ne-line");
        if (code.has_line_numbers) set(line, "data-line", base::number(static_cast<double>(code.first_line_number) + static_cast<double>(i), 0));
        writer.write(line, std::min(end + 1, text.size()) - begin);  // with its line end: copied code keeps its lines
        begin = end + 1;
    }
}

}  // namespace

void TreeWriter::write_code(pugi::xml_node parent, const CodeBlock& code) {
    pugi::xml_node frame = parent;
    if (!code.caption.empty()) {
        frame = add(parent, "figure", code.is_diagram ? "ne-code ne-diagram" : "ne-code");
        // That a listing is a diagram's source are words of ours: the style sheet shows them, as the kind of a card,
        // and as the figure's name they are there without the style sheet and for who listens.
        if (code.is_diagram) {
            set(frame, "aria-label", plain_text(code.caption));
            if (const Styled* words = std::get_if<Styled>(&code.caption.front().node); words && !words->language.empty())
                set_plain_language(frame, words->language, syntax_);
        } else write_inlines(add(frame, "figcaption"), code.caption);
    }
    const bool by_line = code.has_line_numbers || !code.marked_lines.empty();
    pugi::xml_node pre = add(frame, "pre", code.has_line_numbers ? "ne-pre ne-numbered" : "ne-pre");
    keep_left_to_right(pre);
    if (syntax_ == Syntax::html) set(pre, "tabindex", "0");  // long lines scroll, also by keyboard
    std::string class_name;
    if (!code.language.empty()) class_name = "language-" + class_part(code.language);
    pugi::xml_node element = add(pre, "code", class_name);
    if (by_line) write_lines(element, code);
    else TokenWriter(code).write(element, code.text.size());
}

}  // namespace notes_export::markup
