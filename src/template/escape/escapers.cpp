#include "template/escape/escapers.h"

#include "base/numbers.h"
#include "base/unicode.h"
#include "template/escape/transition.h"
#include "template/error.h"
#include "template/json.h"
#include "template/print.h"

#include <algorithm>

namespace notes_export::templates::escape {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_html_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

void append_hex_escape(std::string& out, std::string_view prefix, unsigned char c, int digits) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += prefix;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex[(c >> shift) & 15];
}

std::string without_blanks(std::string_view text, bool is_html) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\0': out += "&#xfffd;"; break;
            case '&': out += is_html ? "&" : "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '\t': case '\n': case '\v': case '\f': case '\r': case ' ': case '"': case '\'': case '+': case '=': case '`':
                out += "&#";
                base::append_number(out, std::int64_t{static_cast<unsigned char>(c)});
                out += ';';
                break;
            default: out += c;
        }
    }
    return out;
}

std::string js_value(const Value& value) {
    if (value.kind() == Kind::text && value.trust() == Trust::js) return *value.text();
    if (value.kind() == Kind::text && value.trust() == Trust::js_string) return '"' + *value.text() + '"';
    std::string json;
    try {
        json = to_json(value);
    } catch (const Error& error) {
        if (error.is_limit()) throw;
        return " null ";
    }
    const auto is_word = [](char c) { return is_alphanumeric(c) || c == '$' || c == '_'; };
    if (!json.empty() && (is_word(json.front()) || is_word(json.back()))) return ' ' + json + ' ';
    return json;
}

std::string js_regexp(std::string_view text) {
    if (text.empty()) return "(?:)";  // "//" would begin a comment
    std::string out;
    for (const char c : text) {
        if (std::string_view("$()*-./?[\\]^{|}").find(c) != std::string_view::npos) (out += '\\') += c;
        else out += js_string(std::string_view(&c, 1));
    }
    return out;
}

std::string css_string(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::string_view("\t\n\f\r\"&'()+/:;<>{}").find(c) == std::string_view::npos && c != '\0') {
            out += c == '\\' ? std::string_view("\\\\") : std::string_view(&c, 1);
            continue;
        }
        append_hex_escape(out, "\\", static_cast<unsigned char>(c), static_cast<unsigned char>(c) < 16 ? 1 : 2);
        if (i + 1 == text.size() || is_hex(text[i + 1]) || is_html_blank(text[i + 1])) out += ' ';
    }
    return out;
}

// Quantities, names and colours pass; what could end the value or run something does not.
std::string css_value(std::string_view text) {
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\0' || std::string_view("\"'()/;@[\\]`{}").find(c) != std::string_view::npos) return std::string(refused);
        if (c == '-' && i > 0 && text[i - 1] == '-') return std::string(refused);
        if (is_alphanumeric(c) || c == '-' || c == '_') words += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c);
    }
    if (words.find("expression") != std::string::npos || words.find("mozbinding") != std::string::npos) return std::string(refused);
    return std::string(text);
}

bool is_safe_url(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || address.substr(0, colon).find('/') != std::string_view::npos) return true;
    const std::string scheme = base::to_lower(address.substr(0, colon));
    return scheme == "http" || scheme == "https" || scheme == "mailto";
}

std::string srcset_part(std::string_view part) {
    const std::size_t begin = std::min(part.find_first_not_of(" \t\n\f\r"), part.size());
    const std::size_t end = std::min(part.find_first_of(" \t\n\f\r", begin), part.size());
    const std::string_view address = part.substr(begin, end - begin);
    const std::string_view rest = part.substr(end);
    if (!is_safe_url(address) || !std::ranges::all_of(rest, [](char c) { return is_html_blank(c) || is_alphanumeric(c); })) return '#' + std::string(refused);
    return std::string(part.substr(0, begin)) + url(address, true) + std::string(rest);
}

std::string srcset(std::string_view text, Trust trust) {
    if (trust == Trust::srcset) return std::string(text);
    std::string out;
    if (trust == Trust::url) {
        for (const char c : url(text, true)) out += c == ',' ? std::string_view("%2c") : std::string_view(&c, 1);
        return out;
    }
    for (;;) {
        const std::size_t comma = text.find(',');
        out += srcset_part(text.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        out += ',';
        text.remove_prefix(comma + 1);
    }
}

std::string attribute_name(std::string_view text, Trust trust) {
    if (trust == Trust::html_attribute) return std::string(text);
    std::string name = base::to_lower(text);
    if (name.empty() || kind_of_attribute(name) != AttributeKind::plain || !std::ranges::all_of(name, is_alphanumeric)) return std::string(refused);
    return name;
}

std::string in_url(const Context& context, std::string_view text, Trust trust) {
    if (context.url_part == UrlPart::query) return url(text, trust == Trust::url);
    if (context.url_part == UrlPart::none && trust != Trust::url && !is_safe_url(text)) return '#' + std::string(refused);
    if (context.state == State::css_double || context.state == State::css_single) return css_string(text);
    return url(text, true);
}

}  // namespace

std::string html_text(std::string_view text, bool is_html) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '\0': out += "\xEF\xBF\xBD"; break;
            case '"': out += "&#34;"; break;
            case '&': out += is_html ? "&" : "&amp;"; break;
            case '\'': out += "&#39;"; break;
            case '+': out += "&#43;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string js_string(std::string_view text, bool is_escaped) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (text.substr(at).starts_with("\xE2\x80\xA8") || text.substr(at).starts_with("\xE2\x80\xA9")) {
            out += text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            at += 2;
            continue;
        }
        switch (c) {
            case '\t': out += "\\t"; break;
            case '\n': out += "\\n"; break;
            case '\f': out += "\\f"; break;
            case '\r': out += "\\r"; break;
            case '/': out += "\\/"; break;
            case '\\': out += is_escaped ? "\\" : "\\\\"; break;
            case '"': case '&': case '\'': case '+': case '<': case '>': case '`':
                append_hex_escape(out, "\\u", static_cast<unsigned char>(c), 4);
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) append_hex_escape(out, "\\u", static_cast<unsigned char>(c), 4);
                else out += c;
        }
    }
    return out;
}

std::string url(std::string_view text, bool is_whole) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_kept = is_alphanumeric(c) || std::string_view("-._~").find(c) != std::string_view::npos ||
                             (is_whole && (std::string_view("!#$&*+,/:;=?@[]").find(c) != std::string_view::npos ||
                                           (c == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]))));
        if (is_kept) out += c;
        else append_hex_escape(out, "%", static_cast<unsigned char>(c), 2);
    }
    return out;
}

void append_value(std::string& out, Context& context, const Value& value) {
    move_to_value(context);
    const Trust trust = value.trust();
    if (context.state == State::text && trust == Trust::html && value.kind() == Kind::text) {
        out += *value.text();
        return;
    }
    const std::string text = value.is_nil() ? std::string() : printed(value);
    std::string escaped;
    bool is_html = false;  // for the last step, within an attribute
    switch (context.state) {
        case State::text: out += trust == Trust::html ? text : html_text(text); return;
        case State::rcdata: out += html_text(text, trust == Trust::html); return;
        case State::attribute:
            is_html = trust == Trust::html;
            escaped = is_html ? without_tags(text) : text;
            break;
        case State::tag:
        case State::after_name:
        case State::before_value:
        case State::attribute_name: out += attribute_name(text, trust); return;
        case State::url:
        case State::css_double:
        case State::css_single:
        case State::css_double_url:
        case State::css_single_url:
        case State::css_url: escaped = in_url(context, text, trust); break;
        case State::srcset: escaped = srcset(text, trust); break;
        case State::js:
            escaped = js_value(value);
            context.is_division = true;
            break;
        case State::js_double:
        case State::js_single:
        case State::js_template: escaped = js_string(text, trust == Trust::js_string); break;
        case State::js_regexp: escaped = js_regexp(text); break;
        case State::css: escaped = trust == Trust::css ? text : css_value(text); break;
        case State::comment:
        case State::js_block_comment:
        case State::js_line_comment:
        case State::css_block_comment:
        case State::css_line_comment: return;
    }
    switch (context.delimiter) {
        case Delimiter::none: out += escaped; break;
        case Delimiter::blank: out += without_blanks(escaped, is_html); break;
        case Delimiter::double_quote:
        case Delimiter::single_quote: out += html_text(escaped, is_html); break;
    }
}

}  // namespace notes_export::templates::escape
