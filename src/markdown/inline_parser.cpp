#include "markdown/inline_parser.h"

#include "markdown/characters.h"
#include "markdown/cmark_adapter.h"
#include "markdown/delimiters.h"
#include "markdown/emoji.h"
#include "markdown/inline_items.h"
#include "markdown/linkify.h"
#include "markdown/picture_attributes.h"
#include "markdown/scan.h"
#include "markdown/typographer.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Labels are compared whole; CommonMark bounds them so that looking for one stays cheap.
constexpr std::size_t max_label_length = 999;
// Text copied out of reference definitions: one long definition used thousands of times (THREATS §3).
constexpr std::size_t max_reference_bytes = std::size_t{64} << 20;
// `:name:`; the longest GitHub name has 36 letters.
constexpr std::size_t max_emoji_name = 64;

// Everything else is text without a meaning of its own, as are all bytes of longer characters.
constexpr ByteSet special("\n\r\t\v\f!\"#$%&'()*+-./:;<=>?@[\\]^_`{|}~");
constexpr ByteSet delimiter_marks("*_~=+^");
constexpr ByteSet typographic_marks("'\"-.<>");
constexpr ByteSet before_bare_link(" \t*_~(");

/// Reads one leaf from left to right into items; pairs are found on the way (brackets) or at the end (emphasis).
class InlineParser {
public:
    InlineParser(const LeafText& leaf, Context& context)
        : context_(context),
          options_(context.options),
          text_(leaf.text),
          leaf_(leaf),
          scanner_(text_),
          linkifier_(text_, context.options.linkify_protocol),
          typographer_(context.typographer_table, context.open_quotes),
          items_(leaf, {context.options.extra_subscript}) {}

    Inlines parse() {
        read();
        Inlines inlines = items_.build(context_);
        apply_picture_sizes(inlines);
        return inlines;
    }
    Blocks parse_blocks() {
        read();
        Blocks blocks = items_.build_blocks(context_);
        for (Block& block : blocks) {
            if (auto* paragraph = std::get_if<Paragraph>(&block.node)) apply_picture_sizes(paragraph->content);
        }
        return blocks;
    }

private:
    struct Bracket {
        std::size_t item;         ///< of its `[` or `![`
        std::size_t inside;       ///< where its text begins
        std::size_t delimiters;   ///< runs pushed later are within it
        bool is_image;
        bool has_bracket_inside = false;
    };

    void read() {
        while (at_ < text_.size()) step();
        items_.delimiters().pair(0);
    }

    void step() {
        const char c = text_[at_];
        // Goldmark looks for bare addresses at the start of a line, after these marks and behind any finished piece.
        if (may_link_here() && take_bare_link()) return;
        switch (c) {
            case '\n': return take_line_end();
            case '\\': return take_backslash();
            case '`': return take_code();
            case '&': return take_entity();
            case '<': return take_angle();
            case '!':
                if (next() == '[') {
                    if (take_footnote(at_ + 1, true)) return;
                    return push_bracket(true);
                }
                break;
            case '[':
                if (take_footnote(at_, false)) return;
                return push_bracket(false);
            case ']': return take_closing_bracket();
            default: break;
        }
        if (!options_.math_inline.empty() || !options_.math_block.empty()) {
            if (take_formula()) return;
        }
        if (delimiter_marks.has(c) && take_delimiters(c)) return;
        if (c == ':' && options_.emoji && take_emoji()) return;
        if (options_.typographer && typographic_marks.has(c) && take_typography()) return;
        take_text();
    }

    // --- text -----------------------------------------------------------------------------------------------

    /// The byte here, and all that follow without a meaning of their own.
    void take_text() {
        const std::size_t begin = at_++;
        is_boundary_ = false;
        while (at_ < text_.size() && !special.has(text_[at_])) {
            if (linkifier_.may_start(at_) && may_link_here()) break;
            ++at_;
        }
        items_.text(begin, at_);
    }
        [[nodiscard]] char next(std::size_t offset = 1) const {
        return at_ + offset < text_.size() ? text_[at_ + offset] : '\0';
    }
    void replace(std::string_view words, std::size_t length) {
        items_.words(words, at_, at_ + length);
        finish(at_ + length);
    }
    /// A piece other than plain text ends at `end`.
    void finish(std::size_t end) {
        at_ = end;
        is_boundary_ = true;
    }

    void take_line_end() {
        const bool is_hard = options_.hard_wraps || items_.ends_with_two_blanks(at_);
        items_.trim_blanks();
        std::size_t end = at_ + 1;
        while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t')) ++end;
        if (is_hard) {
            items_.line_break(true, at_);
        } else if (!options_.east_asian_line_breaks || !joins_wide_characters(end)) {
            items_.line_break(false, at_);
        }
        finish(end);
    }
    [[nodiscard]] bool joins_wide_characters(std::size_t end) const {
        return is_wide(character_before(text_, at_)) && is_wide(character_at(text_, end));
    }
    /// Scripts written without blanks between words (East Asian Width W and F, without emoji).
    static bool is_wide(char32_t c) {
        return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
               (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
               (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
    }

    void take_backslash() {
        // `\(` may open a formula; the formula has the first word.
        if (take_formula()) return;
        const char escaped = next();
        if (escaped == '\n') {
            items_.line_break(true, at_);
            std::size_t end = at_ + 2;
            while (end < text_.size() && text_[end] == ' ') ++end;
            return finish(end);
        }
        if (!is_ascii_punctuation(escaped)) return take_text();
        items_.text(at_ + 1, at_ + 2);
        at_ += 2;
        is_boundary_ = false;
        escape_end_ = at_;
    }

    void take_entity() {
        std::string decoded;
        const std::size_t length = decode_entity(text_.substr(at_), decoded);
        if (length == 0) return take_text();
        items_.words(decoded, at_, at_ + length);
        at_ += length;
        is_boundary_ = false;
    }

    void take_code() {
        std::size_t open = at_;
        while (open < text_.size() && text_[open] == '`') ++open;
        const std::size_t length = open - at_;
        const std::size_t close = scanner_.backticks(open, length);
        if (close == std::string_view::npos) {
            items_.text(at_, open);
            at_ = open;
            is_boundary_ = false;
            return;
        }
        std::string code(text_.substr(open, close - open));
        std::replace(code.begin(), code.end(), '\n', ' ');
        if (code.size() > 1 && code.front() == ' ' && code.back() == ' ' &&
            code.find_first_not_of(' ') != std::string::npos) {
            code = code.substr(1, code.size() - 2);
        }
        items_.node(Code{std::move(code)}, at_, close + length);
        finish(close + length);
    }

    void take_angle() {
        bool is_mail = false;
        if (const std::size_t length = scan_autolink(text_, at_, is_mail)) {
            const std::string_view words = text_.substr(at_ + 1, length - 2);
            items_.web_link(words, (is_mail ? "mailto:" : "") + std::string(words), at_, at_ + length);
            return finish(at_ + length);
        }
        if (const std::size_t length = scanner_.html(at_)) {
            items_.html(at_, at_ + length);
            return finish(at_ + length);
        }
        if (options_.typographer && take_typography()) return;
        take_text();
    }

    bool take_typography() {
        const auto replacement = typographer_.at(text_, at_);
        if (!replacement) return false;
        replace(replacement->words, replacement->length);
        return true;
    }

    bool take_emoji() {
        const std::size_t end = text_.substr(0, std::min(text_.size(), at_ + 2 + max_emoji_name)).find(':', at_ + 1);
        if (end == std::string_view::npos) return false;
        const std::string_view characters = emoji_named(text_.substr(at_ + 1, end - at_ - 1));
        if (characters.empty()) return false;
        replace(characters, end + 1 - at_);
        return true;
    }

    // --- bare addresses -------------------------------------------------------------------------------------

    [[nodiscard]] bool may_link_here() const {
        if (!options_.linkify || !brackets_.empty()) return false;
        if (is_boundary_ || at_ == 0) return true;
        if (at_ == escape_end_) return false;  // an escaped mark is a letter like others
        const char before = text_[at_ - 1];
        return before_bare_link.has(before);
    }
    bool take_bare_link() {
        if (checked_for_link_ == at_ + 1) return false;
        checked_for_link_ = at_ + 1;
        BareLink link = linkifier_.at(at_);
        if (link.length == 0) return false;
        items_.web_link(text_.substr(at_, link.length), std::move(link.destination), at_, at_ + link.length);
        finish(at_ + link.length);
        return true;
    }

    // --- emphasis and its kin -------------------------------------------------------------------------------

    bool take_delimiters(char c) {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] == c) ++end;
        const std::size_t length = end - at_;
        if (!is_delimiter(c, length)) {
            // The whole run is text: looking at each of its characters again would be quadratic.
            items_.text(at_, end);
            at_ = end;
            is_boundary_ = false;
            return true;
        }
        const char32_t before = character_before(text_, at_);
        const char32_t after = character_at(text_, end);
        const bool is_space_before = is_white_space(before), is_space_after = is_white_space(after);
        const bool is_mark_before = is_punctuation_or_symbol(before), is_mark_after = is_punctuation_or_symbol(after);
        const bool is_left = !is_space_after && (!is_mark_after || is_space_before || is_mark_before);
        const bool is_right = !is_space_before && (!is_mark_before || is_space_after || is_mark_after);
        DelimiterRun run;
        run.character = c;
        run.length = run.left = static_cast<std::uint32_t>(length);
        run.can_open = c == '_' ? is_left && (!is_right || is_mark_before) : is_left;
        run.can_close = c == '_' ? is_right && (!is_left || is_mark_after) : is_right;
        items_.delimiter(std::move(run), at_, end);
        finish(end);
        return true;
    }
    [[nodiscard]] bool is_delimiter(char c, std::size_t length) const {
        switch (c) {
            case '*':
            case '_': return true;
            case '~':
                if (length == 1) return options_.extra_subscript ? has_no_blank_inside(c) : options_.strikethrough;
                return length == 2 && (options_.strikethrough || options_.extra_delete);
            case '=': return options_.extra_mark && length == 2;
            case '+': return options_.extra_insert && length == 2;
            default: return options_.extra_superscript && length == 1 && has_no_blank_inside(c);
        }
    }
    /// Sub- and superscripts hold no blanks (Hugo's extras): a closer is one, and an opener needs one before a blank.
    [[nodiscard]] bool has_no_blank_inside(char c) const {
        for (std::size_t i = at_ + 1; i < text_.size() && text_[i] != c; ++i) {
            if (is_ascii_space(text_[i])) return is_closing_script(c);
        }
        return true;
    }
    /// Looks back to the same character or a blank, whichever is nearer: no stretch is seen twice.
    [[nodiscard]] bool is_closing_script(char c) const {
        for (std::size_t i = at_; i-- > 0 && !is_ascii_space(text_[i]);) {
            if (text_[i] == c) return true;
        }
        return false;
    }

    // --- brackets: notes, links, pictures -------------------------------------------------------------------

    bool take_footnote(std::size_t bracket, bool has_exclamation) {
        if (!options_.footnotes || context_.footnotes.is_empty()) return false;
        if (bracket + 1 >= text_.size() || text_[bracket + 1] != '^') return false;
        std::size_t end = bracket + 2;
        for (; end < text_.size() && text_[end] != ']'; ++end) {
            if (text_[end] == '\n' || text_[end] == '[') return false;
            if (text_[end] == '\\') ++end;
        }
        if (end >= text_.size()) return false;
        const auto mark = context_.footnotes.use(text_.substr(bracket + 2, end - bracket - 2), leaf_.source_of(bracket));
        if (!mark) return false;
        if (has_exclamation) items_.text(at_, at_ + 1);
        items_.node(*mark, bracket, end + 1);
        finish(end + 1);
        return true;
    }

    void push_bracket(bool is_image) {
        if (!brackets_.empty()) brackets_.back().has_bracket_inside = true;
        const std::size_t end = at_ + (is_image ? 2 : 1);
        const std::size_t item = items_.bracket(at_, end);
        brackets_.push_back({item, end, items_.delimiters().top(), is_image});
        finish(end);
    }

    void take_closing_bracket() {
        if (brackets_.empty()) return take_text();
        const Bracket opener = brackets_.back();
        brackets_.pop_back();
        const bool is_active = opener.is_image || brackets_.size() >= inactive_below_;
        inactive_below_ = std::min(inactive_below_, brackets_.size());
        if (!is_active) return take_text();
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '(') {
            if (auto tail = scanner_.link_tail(at_ + 1)) return close_bracket(opener, std::move(*tail));
        }
        if (auto tail = reference_tail(opener)) return close_bracket(opener, std::move(*tail));
        take_text();
    }

    std::optional<LinkTail> reference_tail(const Bracket& opener) {
        std::string_view label;
        std::size_t end = at_ + 1;
        if (end < text_.size() && text_[end] == '[') {
            const std::size_t close = label_end(end + 1);
            if (close != 0 && close > end + 1) label = text_.substr(end + 1, close - end - 1);
            if (close != 0) end = close + 1;
        }
        if (label.empty()) {
            if (opener.has_bracket_inside || at_ - opener.inside > max_label_length) return std::nullopt;
            label = text_.substr(opener.inside, at_ - opener.inside);
        }
        const auto found = context_.references.find(normal_label(label));
        if (found == context_.references.end()) return std::nullopt;
        context_.reference_bytes += found->second.destination.size() + found->second.title.size();
        if (context_.reference_bytes > max_reference_bytes) {
            throw Failure("limit-references", "link definitions are used so often that their text alone exceeds 64 MiB",
                          context_.span(leaf_, at_, at_ + 1));
        }
        return LinkTail{found->second.destination, found->second.title, end};
    }
    /// Position of the `]` of a label whose text begins at `begin`, 0 if there is none.
    [[nodiscard]] std::size_t label_end(std::size_t begin) const {
        for (std::size_t i = begin; i < text_.size() && i - begin <= max_label_length; ++i) {
            if (text_[i] == '\\') {
                ++i;
            } else if (text_[i] == '[') {
                return 0;
            } else if (text_[i] == ']') {
                return i;
            }
        }
        return 0;
    }

    void close_bracket(const Bracket& opener, LinkTail tail) {
        items_.delimiters().pair(opener.delimiters);
        items_.link(opener.item, opener.is_image, std::move(tail.destination), std::move(tail.title), at_, tail.end);
        // Links hold no links: those still open to the left cannot become any.
        if (!opener.is_image) inactive_below_ = brackets_.size();
        finish(tail.end);
    }

    // --- formulas (Hugo's passthrough) ----------------------------------------------------------------------

    bool take_formula() {
        for (const Delimiters& pair : options_.math_block) {
            if (take_formula(pair, true)) return true;
        }
        for (const Delimiters& pair : options_.math_inline) {
            if (take_formula(pair, false)) return true;
        }
        return false;
    }
    bool take_formula(const Delimiters& pair, bool is_display) {
        if (pair.open.empty() || pair.close.empty() || !text_.substr(at_).starts_with(pair.open)) return false;
        const std::size_t begin = at_ + pair.open.size();
        const std::size_t end = scanner_.after(pair.close, begin);
        if (end == 0 || end - pair.close.size() == begin) return false;
        items_.node(Math{std::string(text_.substr(begin, end - pair.close.size() - begin)), is_display}, at_, end);
        finish(end);
        return true;
    }

    Context& context_;
    const Options& options_;
    std::string_view text_;
    const LeafText& leaf_;
    Scanner scanner_;
    Linkifier linkifier_;
    Typographer typographer_;
    InlineItems items_;
    std::vector<Bracket> brackets_;
    std::size_t inactive_below_ = 0;   ///< link openers below this place in brackets_ are off
    std::size_t at_ = 0;
    std::size_t checked_for_link_ = 0;
    std::size_t escape_end_ = 0;       ///< where the last backslash escape ended
    bool is_boundary_ = true;          ///< the last piece was not plain text
};

}  // namespace

Inlines parse_inlines(const LeafText& leaf, Context& context) { return InlineParser(leaf, context).parse(); }

Blocks parse_paragraph(const LeafText& leaf, Context& context) { return InlineParser(leaf, context).parse_blocks(); }

}  // namespace notes_export::markdown
