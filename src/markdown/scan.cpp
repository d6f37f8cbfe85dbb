#include "markdown/scan.h"

#include "markdown/characters.h"
#include "markdown/cmark_adapter.h"

namespace notes_export::markdown {
namespace {

// Parentheses within a destination, as in cmark: each unclosed one would be scanned for again otherwise.
constexpr int max_destination_nesting = 32;
// RFC 3986 sets no bound; longer schemes are not autolinks by CommonMark.
constexpr std::size_t max_scheme_length = 32;

bool is_tag_name(char c) { return is_ascii_word(c) || c == '-'; }
bool is_attribute_name(char c) { return is_ascii_word(c) || c == '_' || c == ':' || c == '.' || c == '-'; }

}  // namespace

std::string unescape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
            out += text[i + 1];
            i += 2;
            continue;
        }
        if (text[i] == '&') {
            if (const std::size_t length = decode_entity(text.substr(i), out)) {
                i += length;
                continue;
            }
        }
        out += text[i++];
    }
    return out;
}

std::size_t Scanner::skip_space(std::size_t at) const {
    while (at < text_.size() && is_ascii_space(text_[at])) ++at;
    return at;
}

std::size_t Scanner::after(std::string_view words, std::size_t from) {
    const auto missing = missing_from_.find(words);
    if (missing != missing_from_.end() && from >= missing->second) return 0;
    const std::size_t found = text_.find(words, from);
    if (found != std::string_view::npos) return found + words.size();
    missing_from_[words] = from;
    return 0;
}

std::size_t Scanner::html(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    std::size_t end = 0;
    if (rest.starts_with("<!-->")) return 5;
    if (rest.starts_with("<!--->")) return 6;
    if (rest.starts_with("<!--")) {
        end = after("-->", at + 4);
    } else if (rest.starts_with("<?")) {
        end = after("?>", at + 2);
    } else if (rest.starts_with("<![CDATA[")) {
        end = after("]]>", at + 9);
    } else if (rest.size() > 2 && rest[1] == '!' && is_ascii_letter(rest[2])) {
        end = after(">", at + 2);
    } else {
        end = tag(at);
    }
    return end == 0 ? 0 : end - at;
}

std::size_t Scanner::tag(std::size_t at) {
    std::size_t i = at + 1;
    const bool is_closing = i < text_.size() && text_[i] == '/';
    if (is_closing) ++i;
    if (i >= text_.size() || !is_ascii_letter(text_[i])) return 0;
    while (i < text_.size() && is_tag_name(text_[i])) ++i;
    if (!is_closing) {
        while (const std::size_t end = attribute(i)) i = end;
    }
    i = skip_space(i);
    if (!is_closing && i < text_.size() && text_[i] == '/') ++i;
    return i < text_.size() && text_[i] == '>' ? i + 1 : 0;
}

std::size_t Scanner::attribute(std::size_t at) {
    std::size_t i = skip_space(at);
    if (i == at || i >= text_.size()) return 0;
    if (!is_ascii_letter(text_[i]) && text_[i] != '_' && text_[i] != ':') return 0;
    while (i < text_.size() && is_attribute_name(text_[i])) ++i;
    std::size_t value = skip_space(i);
    if (value >= text_.size() || text_[value] != '=') return i;
    value = skip_space(value + 1);
    if (value >= text_.size()) return 0;
    if (text_[value] == '"') return after("\"", value + 1);
    if (text_[value] == '\'') return after("'", value + 1);
    constexpr std::string_view forbidden = "\"'=<>`";
    const std::size_t start = value;
    while (value < text_.size() && !is_ascii_space(text_[value]) &&
           forbidden.find(text_[value]) == std::string_view::npos) {
        ++value;
    }
    return value > start ? value : 0;
}

std::size_t Scanner::backticks(std::size_t at, std::size_t length) {
    if (!has_backtick_table_) {
        has_backtick_table_ = true;
        for (std::size_t i = 0; i < text_.size();) {
            if (text_[i] != '`') {
                ++i;
                continue;
            }
            const std::size_t begin = i;
            while (i < text_.size() && text_[i] == '`') ++i;
            last_backticks_[i - begin] = begin;
        }
    }
    const auto last = last_backticks_.find(length);
    if (last == last_backticks_.end() || last->second < at) return std::string_view::npos;
    for (std::size_t i = at; i < text_.size();) {
        i = text_.find('`', i);
        if (i == std::string_view::npos) break;
        const std::size_t begin = i;
        while (i < text_.size() && text_[i] == '`') ++i;
        if (i - begin == length) return begin;
    }
    return std::string_view::npos;
}

std::size_t Scanner::closing_quote(std::size_t at, char close) {
    const auto unclosed = unclosed_from_.find(close);
    if (unclosed != unclosed_from_.end() && at >= unclosed->second) return 0;
    for (std::size_t i = at; i < text_.size(); ++i) {
        if (text_[i] == '\\' && i + 1 < text_.size()) {
            ++i;
        } else if (text_[i] == close) {
            return i;
        } else if (close == ')' && text_[i] == '(') {
            return 0;
        }
    }
    unclosed_from_[close] = at;
    return 0;
}

std::size_t Scanner::destination(std::size_t at, std::string& out) const {
    std::size_t i = at;
    if (i < text_.size() && text_[i] == '<') {
        for (++i; i < text_.size() && text_[i] != '>'; ++i) {
            if (text_[i] == '\n' || text_[i] == '<') return 0;
            if (text_[i] == '\\' && i + 1 < text_.size() && is_ascii_punctuation(text_[i + 1])) ++i;
        }
        if (i >= text_.size()) return 0;
        out = unescape(text_.substr(at + 1, i - at - 1));
        return i + 1;
    }
    int depth = 0;
    for (; i < text_.size(); ++i) {
        const char c = text_[i];
        if (c == '\\' && i + 1 < text_.size() && is_ascii_punctuation(text_[i + 1])) {
            ++i;
        } else if (c == '(') {
            if (++depth > max_destination_nesting) return 0;
        } else if (c == ')') {
            if (depth == 0) break;
            --depth;
        } else if (is_ascii_space(c) || static_cast<unsigned char>(c) < 0x20) {
            break;
        }
    }
    if (depth != 0) return 0;
    out = unescape(text_.substr(at, i - at));
    return i;
}

std::optional<LinkTail> Scanner::link_tail(std::size_t at) {
    LinkTail tail;
    const std::size_t start = skip_space(at + 1);
    std::size_t i = destination(start, tail.destination);
    if (i == 0) return std::nullopt;
    const std::size_t gap = skip_space(i);
    if (gap > i && gap < text_.size() && (text_[gap] == '"' || text_[gap] == '\'' || text_[gap] == '(')) {
        const std::size_t close = closing_quote(gap + 1, text_[gap] == '(' ? ')' : text_[gap]);
        if (close == 0) return std::nullopt;
        tail.title = unescape(text_.substr(gap + 1, close - gap - 1));
        i = close + 1;
    }
    i = skip_space(i);
    if (i >= text_.size() || text_[i] != ')') return std::nullopt;
    tail.end = i + 1;
    return tail;
}

std::size_t scan_autolink(std::string_view text, std::size_t at, bool& is_mail) {
    std::size_t i = at + 1;
    while (i < text.size() && (is_ascii_word(text[i]) || text[i] == '+' || text[i] == '.' || text[i] == '-')) ++i;
    const std::size_t scheme = i - at - 1;
    if (i < text.size() && text[i] == ':' && scheme >= 2 && scheme <= max_scheme_length && is_ascii_letter(text[at + 1])) {
        while (i < text.size() && text[i] != '>' && text[i] != '<' && static_cast<unsigned char>(text[i]) > 0x20) ++i;
        is_mail = false;
        return i < text.size() && text[i] == '>' ? i + 1 - at : 0;
    }
    constexpr std::string_view local = ".!#$%&'*+/=?^_`{|}~-";
    i = at + 1;
    while (i < text.size() && (is_ascii_word(text[i]) || local.find(text[i]) != std::string_view::npos)) ++i;
    if (i == at + 1 || i >= text.size() || text[i] != '@') return 0;
    // Labels of at most 63 letters, digits and hyphens, no hyphen at either end, joined by dots.
    do {
        const std::size_t label = ++i;
        while (i < text.size() && (is_ascii_word(text[i]) || text[i] == '-')) ++i;
        if (i == label || i - label > 63 || text[label] == '-' || text[i - 1] == '-') return 0;
    } while (i < text.size() && text[i] == '.');
    is_mail = true;
    return i < text.size() && text[i] == '>' ? i + 1 - at : 0;
}

}  // namespace notes_export::markdown
