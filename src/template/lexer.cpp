#include "template/lexer.h"

#include "base/trim.h"
#include "base/unicode.h"
#include "template/error.h"
#include "template/syntax.h"

#include <algorithm>
#include <utility>

namespace notes_export::templates {
namespace {

constexpr std::string_view left_mark = "{{", right_mark = "}}", comment_begin = "/*", comment_end = "*/";
constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return static_cast<char>(c | 32); }
bool is_name_character(char c) { return is_digit(c) || c == '_' || (lower(c) >= 'a' && lower(c) <= 'z'); }

class Lexer {
public:
    Lexer(const std::string& name, std::string_view source) : name_(name), source_(source) {}

    std::vector<Token> run() {
        while (at_ < source_.size()) {
            lex_literal();
            if (at_ < source_.size()) lex_action();
        }
        add(TokenKind::end, at_, at_);
        return std::move(tokens_);
    }

private:
    [[noreturn]] void fail_at(std::size_t offset, std::string message) const {
        Error error(std::move(message));
        const std::size_t end = std::min(source_.find('\n', offset), source_.size());
        error.locate(name_, location_in(source_, static_cast<std::uint32_t>(offset)),
                     std::string(source_.substr(offset, std::min<std::size_t>(end - offset, 30))));
        throw error;
    }

    void add(TokenKind kind, std::size_t begin, std::size_t end) {
        tokens_.push_back({kind, is_spaced_, static_cast<std::uint32_t>(begin), source_.substr(begin, end - begin)});
        is_spaced_ = false;
    }

    [[nodiscard]] bool sees(std::string_view text) const { return source_.substr(at_).starts_with(text); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }

    // Text up to the next action, without the blanks that the actions at its ends trim.
    void lex_literal() {
        const std::size_t mark = std::min(source_.find(left_mark, at_), source_.size());
        std::size_t begin = at_, end = mark;
        if (trims_right_) begin = std::min(source_.find_first_not_of(blanks, begin), end);
        if (mark + 3 < source_.size() && source_[mark + 2] == '-' && is_blank(source_[mark + 3])) {
            const std::string_view kept = source_.substr(begin, end - begin);
            const std::size_t last = kept.find_last_not_of(blanks);
            end = begin + (last == std::string_view::npos ? 0 : last + 1);
        }
        trims_right_ = false;
        if (begin < end) add(TokenKind::literal, begin, end);
        at_ = mark;
    }

    // Whether an action ends here; "-}}" wants a blank before it, which the caller has skipped.
    [[nodiscard]] bool ends_trimming() const { return is_spaced_ && sees("-}}"); }

    void lex_action() {
        const std::size_t begin = at_;
        at_ += left_mark.size();
        if (peek() == '-' && is_blank(peek(1))) at_ += 2;
        if (sees(comment_begin)) return lex_comment(begin);
        add(TokenKind::left, begin, at_);
        int depth = 0;
        for (;;) {
            skip_blanks();
            if (at_ >= source_.size()) fail_at(begin, "unclosed action");
            if (ends_trimming() || sees(right_mark)) {
                if (depth > 0) fail_at(at_, "unclosed left parenthesis");
                trims_right_ = peek() == '-';
                const std::size_t length = right_mark.size() + (trims_right_ ? 1 : 0);
                add(TokenKind::right, at_, at_ + length);
                at_ += length;
                return;
            }
            if (peek() == '(') ++depth;
            if (peek() == ')' && --depth < 0) fail_at(at_, "unexpected right parenthesis");
            lex_token();
        }
    }

    void lex_comment(std::size_t begin) {
        const std::size_t end = source_.find(comment_end, at_ + comment_begin.size());
        if (end == std::string_view::npos) fail_at(begin, "unclosed comment");
        at_ = end + comment_end.size();
        is_spaced_ = false;
        if (is_blank(peek()) && peek(1) == '-' && source_.substr(at_ + 2).starts_with(right_mark)) {
            trims_right_ = true;
            at_ += 2 + right_mark.size();
        } else if (sees(right_mark)) {
            at_ += right_mark.size();
        } else {
            fail_at(begin, "comment ends before closing delimiter");
        }
    }

    void skip_blanks() {
        while (at_ < source_.size() && is_blank(source_[at_])) {
            ++at_;
            is_spaced_ = true;
        }
    }

    void lex_token() {
        const std::size_t begin = at_;
        const char c = peek();
        switch (c) {
            case '|': return lex_fixed(TokenKind::pipe, 1);
            case ',': return lex_fixed(TokenKind::comma, 1);
            case '(': return lex_fixed(TokenKind::open, 1);
            case ')': return lex_fixed(TokenKind::close, 1);
            case '=': return lex_fixed(TokenKind::assign, 1);
            case ':':
                if (peek(1) != '=') fail_at(begin, "expected :=");
                return lex_fixed(TokenKind::declare, 2);
            case '"': return lex_quoted(TokenKind::string, '"', "unterminated quoted string");
            case '\'': return lex_quoted(TokenKind::character, '\'', "unterminated character constant");
            case '`': return lex_raw();
            case '$':
                ++at_;
                skip_name();
                return add(TokenKind::variable, begin, at_);
            case '.':
                if (is_digit(peek(1))) return lex_number();
                ++at_;
                skip_name();
                return add(at_ == begin + 1 ? TokenKind::dot : TokenKind::field, begin, at_);
            default: break;
        }
        if (is_digit(c) || c == '+' || c == '-') return lex_number();
        skip_name();
        if (at_ == begin) {
            const base::Decoded decoded = base::decode(source_, at_);
            fail_at(begin, "unexpected \"" + std::string(source_.substr(at_, decoded.length)) + "\" in action");
        }
        add(TokenKind::identifier, begin, at_);
    }

    void lex_fixed(TokenKind kind, std::size_t length) {
        add(kind, at_, at_ + length);
        at_ += length;
    }

    void lex_quoted(TokenKind kind, char quote, const char* problem) {
        const std::size_t begin = at_++;
        while (at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n') at_ += source_[at_] == '\\' ? 2U : 1U;
        if (at_ >= source_.size() || source_[at_] == '\n') fail_at(begin, problem);
        add(kind, begin, ++at_);
    }

    void lex_raw() {
        const std::size_t end = source_.find('`', at_ + 1);
        if (end == std::string_view::npos) fail_at(at_, "unterminated raw quoted string");
        lex_fixed(TokenKind::raw_string, end + 1 - at_);
    }

    // All that could belong to a number; the parser says whether it is one.
    void lex_number() {
        const std::size_t begin = at_++;
        bool is_hexadecimal = false;
        while (at_ < source_.size()) {
            const char c = source_[at_], before = lower(source_[at_ - 1]);
            const bool is_sign_of_exponent = (c == '+' || c == '-') && before == (is_hexadecimal ? 'p' : 'e');
            if (!is_name_character(c) && c != '.' && !is_sign_of_exponent) break;
            is_hexadecimal |= lower(c) == 'x';
            ++at_;
        }
        add(TokenKind::number, begin, at_);
    }

    void skip_name() {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            if (is_name_character(c)) {
                ++at_;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x80) return;
            const base::Decoded decoded = base::decode(source_, at_);
            if (!decoded.is_valid || !(base::is_letter(decoded.character) || base::is_digit(decoded.character))) return;
            at_ += decoded.length;
        }
    }

    const std::string& name_;
    std::string_view source_;
    std::size_t at_ = 0;
    bool trims_right_ = false;
    bool is_spaced_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(const std::string& name, std::string_view source) { return Lexer(name, source).run(); }

Location location_in(std::string_view text, std::uint32_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t last = before.rfind('\n');
    return {line + 1, static_cast<std::uint32_t>(last == std::string_view::npos ? offset : offset - last - 1) + 1};
}

std::string Error::full_text() const {
    std::string out;
    if (location_.line != 0) out = template_name_ + ":" + std::to_string(location_.line) + ":" + std::to_string(location_.column) + ": ";
    out += message_;
    if (!words_.empty()) out += " in \"" + words_ + "\"";
    return out;
}

}  // namespace notes_export::templates
