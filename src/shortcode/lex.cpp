#include "shortcode/lex.h"

#include "base/numbers.h"
#include "base/unicode.h"
#include "shortcode/limits.h"

#include <optional>
#include <string>

namespace notes_export::shortcode {
namespace {

constexpr std::string_view comment_begin = "/*";
constexpr std::string_view inline_suffix = ".inline";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What may stand in a word of a call: a name, a parameter's name, an unquoted positional value.
bool is_word_character(char32_t c) { return c == '_' || c == '-' || base::is_letter(c) || base::is_digit(c); }

/// SC-8: what Go's templates would get as a boolean or a number.
ArgumentKind kind_of_unquoted(std::string_view value) {
    if (value == "true" || value == "false") return ArgumentKind::boolean;
    std::string_view digits = value;
    if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) digits.remove_prefix(1);
    bool has_point = false;
    bool has_digit = false;
    for (const char c : digits) {
        if (c == '.' && !has_point) has_point = true;
        else if (c >= '0' && c <= '9') has_digit = true;
        else return ArgumentKind::text;
    }
    if (!has_digit || digits.back() == '.') return ArgumentKind::text;
    return has_point ? ArgumentKind::real : ArgumentKind::integer;
}

/// Reads tags one after the other. After a mistake it goes on behind the place of the mistake, never before it:
/// so each byte is looked at a bounded number of times.
class Lexer {
public:
    Lexer(std::string_view text, SourceId source, std::uint32_t begin, Diagnostics& diagnostics)
        : text_(text), source_(source), at_(begin), diagnostics_(diagnostics) {}

    std::vector<Token> run() {
        std::size_t copied_from = at_;
        for (;;) {
            const std::size_t open = next_opening(at_);
            if (open == std::string_view::npos) break;
            start_ = open;
            at_ = open + 3;
            right_ = text_[open + 2] == '<' ? ">}}" : "%}}";
            if (looking_at(comment_begin)) {
                copied_from = read_comment(copied_from);
                continue;
            }
            if (std::optional<Tag> tag = read_tag()) {
                add_text(copied_from, open);
                copied_from = at_;
                count_call();
                tokens_.emplace_back(std::move(*tag));
            }
        }
        add_text(copied_from, text_.size());
        return std::move(tokens_);
    }

private:
    [[nodiscard]] std::size_t next_opening(std::size_t from) const {
        for (std::size_t found = text_.find("{{", from); found != std::string_view::npos;
             found = text_.find("{{", found + 1)) {
            if (found + 2 < text_.size() && (text_[found + 2] == '<' || text_[found + 2] == '%')) return found;
        }
        return std::string_view::npos;
    }

    void add_text(std::size_t begin, std::size_t end) {
        if (end > begin) tokens_.emplace_back(TextPiece{offset(begin), offset(end)});
    }

    void count_call() {
        if (++calls_ <= max_calls) return;
        throw Failure("limit-shortcodes", "more than " + std::to_string(max_calls) + " shortcode calls in one text",
                      span(start_, at_));
    }

    /// `{{</* x */>}}` stays as text without the comment marks (SC-3). Returns where copying goes on.
    std::size_t read_comment(std::size_t copied_from) {
        const std::string closing = std::string("*/") + std::string(right_);
        const std::size_t inside = at_ + comment_begin.size();
        const std::size_t end = has_later(closing, inside) ? text_.find(closing, inside) : std::string_view::npos;
        if (end == std::string_view::npos) {
            fail(start_, inside, "the commented-out shortcode is not closed").hint("it ends with " + quoted(closing));
            at_ = inside;
            return copied_from;
        }
        add_text(copied_from, at_);
        add_text(inside, end);
        add_text(end + 2, end + closing.size());
        at_ = end + closing.size();
        return at_;
    }

    /// Whether `needle` occurs at or behind `from`. Remembers the last occurrence: thousands of openers without
    /// an end must not each search the rest of the text.
    bool has_later(std::string_view needle, std::size_t from) {
        const std::size_t which = needle == "`" ? 0 : needle[2] == '>' ? 1 : 2;
        std::optional<std::size_t>& last = last_[which];
        if (!last) last = text_.rfind(needle);
        return *last != std::string_view::npos && *last >= from;
    }

    std::optional<Tag> read_tag() {
        Tag tag;
        tag.call.delimiter = right_ == ">}}" ? Delimiter::angle : Delimiter::percent;
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == '/') {
            tag.is_closing = true;
            ++at_;
            skip_blanks();
        }
        if (!read_name(tag.call)) return std::nullopt;
        const bool is_complete = tag.is_closing ? read_closing_end(tag.call) : read_arguments(tag.call);
        if (!is_complete) return std::nullopt;
        tag.call.span = span(start_, at_);
        tag.call.end = offset(at_);
        return tag;
    }

    bool read_name(Call& call) {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            if (text_[at_] == '/' && !is_self_closing_here()) {
                ++at_;
            } else if (text_[at_] == '.') {
                if (!looking_at(inline_suffix)) {
                    fail(at_, at_ + 1, "a shortcode's name has no \".\" in it (only inline shortcodes end in \".inline\")");
                    return false;
                }
                call.is_inline = true;
                at_ += inline_suffix.size();
            } else if (!skip_word_character()) {
                break;
            }
        }
        if (at_ == begin) {
            if (at_ >= text_.size()) fail_unclosed();
            else if (looking_at(right_)) fail(start_, at_ + right_.size(), "the shortcode call has no name");
            else fail_character();
            return false;
        }
        call.name = std::string(text_.substr(begin, at_ - begin));
        call.name_span = span(begin, at_);
        return true;
    }

    bool read_closing_end(const Call& call) {
        skip_blanks();
        if (at_ >= text_.size()) return fail_unclosed();
        if (!looking_at(right_)) {
            fail(at_, at_ + 1, "the closing tag of " + quoted(call.name) + " holds more than the name");
            return false;
        }
        at_ += right_.size();
        return true;
    }

    bool read_arguments(Call& call) {
        for (;;) {
            skip_blanks();
            if (at_ >= text_.size()) return fail_unclosed();
            if (looking_at(right_)) {
                at_ += right_.size();
                return true;
            }
            if (text_[at_] == '/' && is_self_closing_here()) {
                ++at_;
                skip_blanks();
                at_ += right_.size();
                call.is_self_closed = true;
                return true;
            }
            Argument argument;
            if (!read_argument(argument)) return false;
            check_mixing(call, argument);
            call.arguments.push_back(std::move(argument));
        }
    }

    bool read_argument(Argument& argument) {
        const char c = text_[at_];
        if (c == '"' || c == '`' || looking_at("\\\"")) return read_value(argument);
        const std::size_t begin = at_;
        while (at_ < text_.size() && (text_[at_] == '.' || skip_word_character())) {
            if (at_ < text_.size() && text_[at_] == '.') ++at_;
        }
        if (at_ == begin) return fail_character();
        const std::size_t end = at_;
        skip_blanks();
        if (at_ < text_.size() && text_[at_] == '=') {
            argument.name = std::string(text_.substr(begin, end - begin));
            ++at_;
            skip_blanks();
            return at_ < text_.size() ? read_value(argument) : fail_unclosed();
        }
        at_ = end;
        argument.value = std::string(text_.substr(begin, end - begin));
        argument.kind = kind_of_unquoted(argument.value);
        argument.span = span(begin, end);
        return true;
    }

    bool read_value(Argument& argument) {
        if (text_[at_] == '`') return read_raw(argument);
        if (text_[at_] == '"') return read_quoted(argument, 1);
        if (looking_at("\\\"")) return read_quoted(argument, 2);
        return read_unquoted(argument);
    }

    /// Backquotes: everything up to the next one, line ends included (SC-6).
    bool read_raw(Argument& argument) {
        const std::size_t begin = at_ + 1;
        if (!has_later("`", begin)) {
            fail(at_, begin, "the backquoted value is not closed");
            at_ = begin;
            return false;
        }
        const std::size_t end = text_.find('`', begin);
        argument.value = std::string(text_.substr(begin, end - begin));
        argument.span = span(begin, end);
        at_ = end + 1;
        return true;
    }

    /// Double quotes with `\"` as the only escape, or `\"…\"` (then without any). A line end inside is an error.
    bool read_quoted(Argument& argument, std::size_t mark_length) {
        const std::size_t begin = at_ + mark_length;
        for (at_ = begin; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
            if (looking_at("\\\"") && mark_length == 1) {
                argument.value += '"';
                ++at_;
            } else if (mark_length == 1 ? text_[at_] == '"' : looking_at("\\\"")) {
                argument.span = span(begin, at_);
                at_ += mark_length;
                return true;
            } else {
                argument.value += text_[at_];
            }
        }
        fail(begin - mark_length, at_, "the quoted value is not closed on its line")
            .hint("a value over several lines stands in backquotes");
        return false;
    }

    /// Unquoted: up to the next blank, whatever stands there (SC-7).
    bool read_unquoted(Argument& argument) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_blank(text_[at_]) && !looking_at(right_)) ++at_;
        if (at_ < text_.size() && !is_blank(text_[at_])) {
            fail(begin, at_ + right_.size(), "the unquoted value runs into " + quoted(right_))
                .hint("put the value in double quotes, or a blank before " + quoted(right_));
            // What was meant is clear: reading goes on as if the blank were there.
        }
        argument.value = std::string(text_.substr(begin, at_ - begin));
        argument.kind = kind_of_unquoted(argument.value);
        argument.span = span(begin, at_);
        return true;
    }

    void check_mixing(const Call& call, const Argument& argument) {
        if (call.arguments.empty() || call.arguments.front().name.empty() == argument.name.empty()) return;
        const std::string words = argument.name.empty() ? argument.value : argument.name;
        diagnostics_.error("shortcode-arguments", argument.span,
                           std::string("got ") + (argument.name.empty() ? "the positional" : "the named") + " argument " +
                               quoted(words) + " among " + (argument.name.empty() ? "named" : "positional") + " ones")
            .hint("arguments are all named or all positional");
    }

    // --- characters -----------------------------------------------------------------------------------------

    [[nodiscard]] bool looking_at(std::string_view words) const { return text_.substr(at_, words.size()) == words; }

    [[nodiscard]] bool is_self_closing_here() const {
        std::size_t next = at_ + 1;
        while (next < text_.size() && is_blank(text_[next])) ++next;
        return text_.substr(next, right_.size()) == right_;
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    bool skip_word_character() {
        const base::Decoded decoded = base::decode(text_, at_);
        if (!decoded.is_valid || !is_word_character(decoded.character)) return false;
        at_ += decoded.length;
        return true;
    }

    // --- places and mistakes --------------------------------------------------------------------------------

    [[nodiscard]] static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const { return {source_, offset(begin), offset(end)}; }

    Diagnostic& fail(std::size_t begin, std::size_t end, std::string message) {
        return diagnostics_.error("shortcode-syntax", span(begin, end), std::move(message));
    }
    bool fail_unclosed() {
        fail(start_, start_ + 3, "the shortcode call is not closed").hint("it ends with " + quoted(right_));
        return false;
    }
    bool fail_character() {
        if (text_[at_] == '{') return fail_unclosed();
        const base::Decoded decoded = base::decode(text_, at_);
        Diagnostic& diagnostic =
            fail(at_, at_ + decoded.length, quoted(text_.substr(at_, decoded.length)) + " cannot stand here in a shortcode call");
        if (text_[at_] == '\'') diagnostic.hint("values stand in double quotes or backquotes");
        else diagnostic.hint("a value with more than letters, digits, \"_\", \"-\" and \".\" stands in double quotes");
        return false;
    }

    std::string_view text_;
    SourceId source_;
    std::size_t at_;
    Diagnostics& diagnostics_;
    std::vector<Token> tokens_;
    std::size_t start_ = 0;                ///< of the call being read
    std::string_view right_ = ">}}";       ///< its right delimiter
    std::size_t calls_ = 0;
    std::optional<std::size_t> last_[3];   ///< last backquote, last end of a comment of either kind
};

}  // namespace

std::vector<Token> lex(std::string_view text, SourceId source, std::uint32_t begin, Diagnostics& diagnostics) {
    return Lexer(text, source, begin, diagnostics).run();
}

}  // namespace notes_export::shortcode
