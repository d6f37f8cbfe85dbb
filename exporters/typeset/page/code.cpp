#include "base/numbers.h"
#include "base/unicode.h"
#include "typeset/page/blocks.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float padding = 7;
constexpr std::string_view continuation_mark = "↪";
// A listing up to this long is moved rather than divided, where that leaves the page nearly full.
constexpr std::size_t short_listing = 6;

bool is_marked(const CodeBlock& code, std::size_t line) {
    return std::any_of(code.marked_lines.begin(), code.marked_lines.end(),
                       [&](const LineRange& range) { return line >= range.first && line <= range.last; });
}

/// Tokens of one line after another, cut at line ends and at the width of the listing.
class TokenCursor {
public:
    explicit TokenCursor(const CodeBlock& code) : tokens_(code.tokens) { next(); }
    /// The kind of the next byte, and how many bytes of it there are at most.
    [[nodiscard]] TokenKind kind() const { return kind_; }
    [[nodiscard]] std::size_t left() const { return left_; }
    void skip(std::size_t bytes) {
        while (bytes > 0) {
            const std::size_t step = std::min(bytes, left_);
            left_ -= step;
            bytes -= step;
            if (left_ == 0) next();
        }
    }

private:
    void next() {
        if (at_ < tokens_.size()) {
            kind_ = tokens_[at_].kind;
            left_ = std::max<std::size_t>(1, tokens_[at_].length);
            ++at_;
        } else {
            kind_ = TokenKind::plain;
            left_ = static_cast<std::size_t>(-1);
        }
    }
    const std::vector<Token>& tokens_;
    std::size_t at_ = 0, left_ = 0;
    TokenKind kind_ = TokenKind::plain;
};

/// Bytes of `line` from `begin` that fill at most `columns` cells; wide characters take two. Rather ends behind a blank or
/// a sign than inside a name.
std::size_t fitting(std::string_view line, std::size_t begin, std::size_t columns) {
    std::size_t at = begin, cells = 0, good = 0;
    while (at < line.size()) {
        const base::Decoded decoded = base::decode(line, at);
        const std::size_t width = decoded.character >= 0x1100 && !base::is_mark(decoded.character) &&
                                          (decoded.character <= 0x115F || (decoded.character >= 0x2E80 && decoded.character <= 0xFFE6))
                                      ? 2
                                      : 1;
        if (cells + width > columns && at > begin) break;
        cells += width;
        at += decoded.length;
        const char last = line[at - 1];
        if (cells * 2 > columns && std::string_view(" ,;.()[]{}/-=+_:").find(last) != std::string_view::npos) good = at;
    }
    return at == line.size() || good == 0 ? at : good;
}

// As everywhere on the web in listings of sites like these.
constexpr std::size_t tab_stop = 4;
constexpr char32_t soft_hyphen = 0xAD;

/// Whether all of a listing is shown as it stands.
bool is_plain(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const char32_t c = decoded.character;
        if (c == '\t' || c == soft_hyphen || base::shown_character(c) != c) return false;
        at += decoded.length;
    }
    return true;
}

/// The listing as it is seen, and its tokens as long as their words then are: blanks in place of tabs, since a page has no tab
/// stops, the stand-ins of controls, and no soft hyphens.
CodeBlock as_shown(const CodeBlock& code) {
    CodeBlock out = code;
    out.text.clear();
    std::size_t column = 0, token = 0;
    std::size_t token_end = code.tokens.empty() ? code.text.size() : code.tokens[0].length;
    for (std::size_t at = 0; at < code.text.size();) {
        while (token + 1 < code.tokens.size() && at >= token_end) token_end += code.tokens[++token].length;
        const base::Decoded decoded = base::decode(code.text, at);
        const std::size_t before = out.text.size();
        if (decoded.character == '\t') out.text.append(tab_stop - column % tab_stop, ' ');
        else if (const char32_t shown = base::shown_character(decoded.character); shown != decoded.character) base::append_utf8(out.text, shown);
        else if (shown != soft_hyphen) out.text.append(code.text, at, decoded.length);
        const std::size_t length = out.text.size() - before;
        // Wraps round where the words become shorter, and comes out right in the sum.
        if (at < token_end && token < out.tokens.size()) out.tokens[token].length += static_cast<std::uint32_t>(length - decoded.length);
        if (decoded.character == '\n') column = 0;
        else column += decoded.character == '\t' ? length : length > 0 ? 1 : 0;
        at += decoded.length;
    }
    return out;
}

}  // namespace

void BlockSetter::set_code(const CodeBlock& code, const BlockContext& context) {
    if (!is_plain(code.text)) return set_code(as_shown(code), context);
    const NodeId group = code.caption.empty() ? context.parent : structure_.add(Role::division, context.parent);
    space(context.gap + 2);
    if (!code.caption.empty()) {
        ParagraphStyle style = paragraph_style(context, theme_.caption);
        style.align = TextAlign::left;
        set_text(collect(code.caption, theme_.caption, structure_.add(Role::caption, group), context, false), context, style);
        space(3);
        hold(keep::always);
    }
    Decoration background;
    background.x = context.x;
    background.width = context.width;
    background.has_fill = true;
    background.fill = theme_.code_background;
    background.radius = 3;
    background.overhang = 4;
    BlockContext inner = context;
    inner.decoration = decorate(background, context);
    const NodeId node = structure_.add(Role::code, structure_.add(Role::paragraph, group));

    TextStyle style = style_of(theme_.code);
    TextStyle number_style = style_of(theme_.line_number);
    const auto leading = static_cast<float>(theme_.code.leading);
    const float baseline = (leading - style.size) / 2 + style.size * 0.8F;
    const double cell = setter_.line_width("0", style);
    const std::size_t line_count = 1 + static_cast<std::size_t>(std::count(code.text.begin(), code.text.end(), '\n'));
    float gutter = 0;
    if (code.has_line_numbers) {
        const std::string last = base::number(static_cast<double>(code.first_line_number + line_count - 1), 0);
        gutter = static_cast<float>(setter_.line_width(last, number_style)) + 10;
    }
    const float left = left_of(context.x, context.width);  // code runs from left to right everywhere
    const float x = left + padding + gutter;
    const float room = std::max(40.0F, context.width - 2 * padding - gutter);
    const auto columns = std::max<std::size_t>(8, static_cast<std::size_t>(static_cast<double>(room) / cell));
    constexpr std::size_t hang = 2;  // cells a continued line stands further right, behind its mark

    finish(padding - 1, inner);
    TokenCursor tokens(code);
    std::size_t begin = 0;
    for (std::size_t number = 1; number <= line_count; ++number) {
        const std::size_t newline = std::min(code.text.find('\n', begin), code.text.size());
        const std::string_view line = std::string_view(code.text).substr(begin, newline - begin);
        const bool marked = is_marked(code, number);
        std::size_t at = 0;
        bool is_first = true;
        do {
            const std::size_t end = fitting(line, at, is_first ? columns : columns - hang);
            if (marked) {
                BoxItem box;
                box.box = {{Length::points(left), Length::points(0)}, {Length::points(context.width), Length::points(leading)}};
                box.color = theme_.code_marked;
                flow_->items.emplace_back(box);
                box.box.size.width = Length::points(2.5);
                box.color = theme_.callouts[4].bar;
                flow_->items.emplace_back(box);
            }
            if (is_first && code.has_line_numbers) {
                const std::string text = base::number(static_cast<double>(code.first_line_number + number - 1), 0);
                number_style.owner = NodeId::artifact;
                const double width = setter_.line_width(text, number_style);
                setter_.place_line(text, number_style, static_cast<double>(x) - 10 - width, baseline, flow_->items);
            }
            double pen = x;
            if (!is_first) {
                TextStyle mark = number_style;
                mark.owner = NodeId::artifact;
                setter_.place_line(continuation_mark, mark, pen - 2, baseline, flow_->items);
                pen += static_cast<double>(hang) * cell;
            }
            const NodeId leaf = structure_.add(Role::content, node);
            while (at < end) {
                const std::size_t length = std::min(end - at, tokens.left());
                style.color = theme_.tokens[static_cast<std::size_t>(tokens.kind())];
                style.is_italic = tokens.kind() == TokenKind::comment || tokens.kind() == TokenKind::documentation;
                style.owner = leaf;
                pen += setter_.place_code(line.substr(at, length), style, pen, baseline, cell, flow_->items);
                tokens.skip(length);
                at += length;
            }
            if (is_first) hold(number == 1 || (line_count <= short_listing) ? keep::always : number == 2 || number == line_count ? keep::strong : keep::mild);
            else hold(keep::disliked);
            finish(leading, inner);
            is_first = false;
        } while (at < line.size());
        if (newline < code.text.size()) tokens.skip(1);
        begin = newline + 1;
        if (context.is_top && number % 64 == 0) pages_.advance();
    }
    pad(padding, inner);
    space(context.gap + 2);
}

}  // namespace notes_export::typeset
