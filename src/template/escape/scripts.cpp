#include "template/escape/scripts.h"

#include <algorithm>

namespace notes_export::templates::escape {
namespace {

constexpr std::string_view blanks = "\t\n\f\r ";

bool is_identifier_part(char c) {
    return c == '$' || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Whether a slash behind `code` would divide; the lexical grammar of ECMAScript asks for the token before it.
bool divides_after(std::string_view code, bool before) {
    const std::size_t last = code.find_last_not_of(blanks);
    if (last == std::string_view::npos) return before;
    code = code.substr(0, last + 1);
    const char c = code.back();
    if (c == '+' || c == '-') return (code.size() - 1 - std::min(code.find_last_not_of(c), code.size() - 1)) % 2 == 0 && code.size() > 1;
    if (c == '.') return code.size() > 1 && code[code.size() - 2] >= '0' && code[code.size() - 2] <= '9';
    if (std::string_view(",<>=*%&|^?!~([:;{}").find(c) != std::string_view::npos) return false;
    std::size_t begin = code.size();
    while (begin > 0 && is_identifier_part(code[begin - 1])) --begin;
    const std::string_view word = code.substr(begin);
    for (const std::string_view keyword : {"break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof", "return", "throw", "try", "typeof", "void"})
        if (word == keyword) return false;
    return true;
}

std::size_t step_js(Context& context, std::string_view text) {
    const std::size_t at = text.find_first_of("\"`'/");
    context.is_division = divides_after(text.substr(0, at), context.is_division);
    if (at == std::string_view::npos) return text.size();
    const bool could_divide = context.is_division;
    context.is_division = false;
    switch (text[at]) {
        case '"': context.state = State::js_double; break;
        case '\'': context.state = State::js_single; break;
        case '`': context.state = State::js_template; break;
        default: {
            const char next = at + 1 < text.size() ? text[at + 1] : '\0';
            if (next == '/' || next == '*') {
                context.state = next == '/' ? State::js_line_comment : State::js_block_comment;
                return at + 2;
            }
            if (!could_divide) context.state = State::js_regexp;
        }
    }
    return at + 1;
}

std::size_t step_js_string(Context& context, std::string_view text) {
    const char end = context.state == State::js_double ? '"' : context.state == State::js_single ? '\'' : context.state == State::js_template ? '`' : '/';
    bool is_in_set = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (context.state == State::js_regexp && (c == '[' || c == ']')) {
            is_in_set = c == '[';
        } else if (c == end && !is_in_set) {
            context.state = State::js;
            context.is_division = true;
            return at + 1;
        }
    }
    return text.size();
}

bool ends_with_url(std::string_view code) {
    const std::size_t last = code.find_last_not_of(blanks);
    if (last == std::string_view::npos || last < 2) return false;
    const std::string_view word = code.substr(last - 2, 3);
    const bool is_url = (word[0] | 32) == 'u' && (word[1] | 32) == 'r' && (word[2] | 32) == 'l';
    return is_url && (last == 2 || !(is_identifier_part(code[last - 3]) || code[last - 3] == '-'));
}

std::size_t step_css(Context& context, std::string_view text) {
    for (std::size_t at = text.find_first_of("(\"'/"); at != std::string_view::npos; at = text.find_first_of("(\"'/", at + 1)) {
        switch (text[at]) {
            case '(': {
                if (!ends_with_url(text.substr(0, at))) continue;
                const std::size_t begin = std::min(text.find_first_not_of(blanks, at + 1), text.size());
                const char quote = begin < text.size() ? text[begin] : '\0';
                context.state = quote == '"' ? State::css_double_url : quote == '\'' ? State::css_single_url : State::css_url;
                return context.state == State::css_url ? begin : begin + 1;
            }
            case '/': {
                const char next = at + 1 < text.size() ? text[at + 1] : '\0';
                if (next != '/' && next != '*') continue;
                context.state = next == '/' ? State::css_line_comment : State::css_block_comment;
                return at + 2;
            }
            case '"': context.state = State::css_double; return at + 1;
            default: context.state = State::css_single; return at + 1;
        }
    }
    return text.size();
}

std::size_t step_css_string(Context& context, std::string_view text) {
    const bool is_double = context.state == State::css_double || context.state == State::css_double_url;
    const bool is_single = context.state == State::css_single || context.state == State::css_single_url;
    const std::string_view ends = is_double ? "\\\"" : is_single ? "\\'" : "\\\t\n\f\r )";
    std::size_t at = 0;
    while ((at = text.find_first_of(ends, at)) != std::string_view::npos) {
        if (text[at] != '\\') {
            context.state = State::css;
            context.url_part = UrlPart::none;
            return at + 1;
        }
        at = std::min(at + 2, text.size());
    }
    pass_url(context, text);
    return text.size();
}

std::size_t step_comment(Context& context, std::string_view text) {
    const bool is_js = context.state == State::js_block_comment || context.state == State::js_line_comment;
    const bool is_block = context.state == State::js_block_comment || context.state == State::css_block_comment;
    const std::size_t at = is_block ? text.find("*/") : text.find_first_of(is_js ? "\n\r" : "\n\f\r");
    if (at == std::string_view::npos) return text.size();
    context.state = is_js ? State::js : State::css;
    return is_block ? at + 2 : at;
}

}  // namespace

void pass_url(Context& context, std::string_view text) {
    if (text.find_first_of("#?") != std::string_view::npos) context.url_part = UrlPart::query;
    else if (text.find_first_not_of(blanks) != std::string_view::npos && context.url_part == UrlPart::none) context.url_part = UrlPart::before_query;
}

std::size_t step_script(Context& context, std::string_view text) {
    switch (context.state) {
        case State::js: return step_js(context, text);
        case State::js_double:
        case State::js_single:
        case State::js_template:
        case State::js_regexp: return step_js_string(context, text);
        case State::css: return step_css(context, text);
        case State::js_block_comment:
        case State::js_line_comment:
        case State::css_block_comment:
        case State::css_line_comment: return step_comment(context, text);
        default: return step_css_string(context, text);
    }
}

}  // namespace notes_export::templates::escape
