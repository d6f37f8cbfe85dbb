#include "template/functions/text.h"

#include "base/trim.h"
#include "base/unicode.h"
#include "template/error.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace notes_export::templates {
namespace {

// In alphabetical order; those that people write by name. All others by number.
constexpr std::pair<std::string_view, char32_t> entities[] = {
    {"Auml", 0xC4}, {"Eacute", 0xC9}, {"Ouml", 0xD6}, {"Uuml", 0xDC}, {"aacute", 0xE1}, {"acirc", 0xE2}, {"agrave", 0xE0}, {"amp", '&'}, {"apos", '\''},
    {"aring", 0xE5}, {"auml", 0xE4}, {"bull", 0x2022}, {"ccedil", 0xE7}, {"cent", 0xA2}, {"copy", 0xA9}, {"deg", 0xB0}, {"divide", 0xF7}, {"eacute", 0xE9},
    {"ecirc", 0xEA}, {"egrave", 0xE8}, {"euml", 0xEB}, {"euro", 0x20AC}, {"frac12", 0xBD}, {"frac14", 0xBC}, {"gt", '>'}, {"harr", 0x2194}, {"hearts", 0x2665},
    {"hellip", 0x2026}, {"iacute", 0xED}, {"iexcl", 0xA1}, {"infin", 0x221E}, {"iquest", 0xBF}, {"laquo", 0xAB}, {"larr", 0x2190}, {"ldquo", 0x201C},
    {"lsaquo", 0x2039}, {"lsquo", 0x2018}, {"lt", '<'}, {"mdash", 0x2014}, {"micro", 0xB5}, {"middot", 0xB7}, {"minus", 0x2212}, {"nbsp", 0xA0},
    {"ndash", 0x2013}, {"ntilde", 0xF1}, {"oacute", 0xF3}, {"ocirc", 0xF4}, {"ouml", 0xF6}, {"para", 0xB6}, {"plusmn", 0xB1}, {"pound", 0xA3}, {"quot", '"'},
    {"raquo", 0xBB}, {"rarr", 0x2192}, {"rdquo", 0x201D}, {"reg", 0xAE}, {"rsaquo", 0x203A}, {"rsquo", 0x2019}, {"sect", 0xA7}, {"shy", 0xAD},
    {"szlig", 0xDF}, {"times", 0xD7}, {"trade", 0x2122}, {"uacute", 0xFA}, {"uarr", 0x2191}, {"uuml", 0xFC},
};
static_assert(std::ranges::is_sorted(entities, {}, &std::pair<std::string_view, char32_t>::first));

std::string reference(std::string_view name) {
    std::string out;
    if (name.starts_with('#')) {
        const bool is_hexadecimal = name.size() > 1 && (name[1] | 32) == 'x';
        name.remove_prefix(is_hexadecimal ? 2 : 1);
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number, is_hexadecimal ? 16 : 10);
        if (error != std::errc() || end != name.data() + name.size()) return out;
        base::append_utf8(out, number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000) ? 0xFFFD : number);
        return out;
    }
    const auto* const found = std::ranges::lower_bound(entities, name, {}, &std::pair<std::string_view, char32_t>::first);
    if (found != std::end(entities) && found->first == name) base::append_utf8(out, found->second);
    return out;
}

bool is_cjk(char32_t c) { return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF); }

std::string_view tag_name(std::string_view tag) {
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    return tag.substr(0, std::min(tag.find_first_of(" \t\n/>"), tag.size()));
}

bool is_void(std::string_view name) {
    for (const std::string_view one : {"br", "col", "hr", "img", "input", "wbr", "area", "base", "embed", "link", "meta", "source", "track"})
        if (name == one) return true;
    return false;
}

}  // namespace

std::vector<std::string> characters(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::decode(text, at).length;
        out.emplace_back(text.substr(at, length));
        at += length;
    }
    return out;
}

std::string upper_case(std::string_view text) {
    // One character at a time, as Go: "ß" stays.
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::decode(text, at).length;
        out += base::title_case(text.substr(at, length));
        at += length;
    }
    return out;
}

std::string replaced(std::string_view text, std::string_view old, std::string_view fresh, std::int64_t limit, std::size_t most_bytes) {
    std::string out;
    std::size_t at = 0;
    while (limit != 0 && at <= text.size()) {
        const std::size_t found = text.find(old, at);
        if (found == std::string_view::npos) break;
        out += text.substr(at, found - at);
        out += fresh;
        at = found + old.size();
        if (old.empty()) {
            // Between all characters.
            if (found == text.size()) return out;
            const std::size_t length = base::decode(text, found).length;
            out += text.substr(found, length);
            at += length;
        }
        if (limit > 0) --limit;
        if (out.size() > most_bytes) throw Error::limit("replacing makes a text of more than " + std::to_string(most_bytes) + " bytes");
    }
    if (at < text.size()) out += text.substr(at);
    return out;
}

std::string plain_text(std::string_view html) {
    if (html.find('<') == std::string_view::npos && html.find('>') == std::string_view::npos) return std::string(html);
    // What Hugo's plainify does with line ends before it looks at the tags.
    std::string out;
    bool was_blank = false;
    for (std::size_t at = 0; at < html.size();) {
        const std::string_view rest = html.substr(at);
        char fresh = html[at];
        if (rest.starts_with("</p>") || rest.starts_with("<br>") || rest.starts_with("<br />")) {
            at += rest.starts_with("<br />") ? 6U : 4U;
            fresh = '\n';
        } else if (fresh == '<') {
            at = std::min(html.find('>', at), html.size() - 1) + 1;
            continue;
        } else {
            ++at;
            if (fresh == '\n') fresh = ' ';
        }
        const bool is_blank = fresh == ' ' || fresh == '\n' || fresh == '\t' || fresh == '\r';
        if (!(is_blank && was_blank)) out += fresh;
        was_blank = is_blank;
    }
    return out;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool is_within = false;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        at += decoded.length;
        if (base::is_space(decoded.character)) {
            is_within = false;
        } else if (is_cjk(decoded.character)) {
            ++count;
            is_within = false;
        } else if (!is_within) {
            ++count;
            is_within = true;
        }
    }
    return count;
}

std::string truncated(std::string_view text, std::size_t length, std::string_view ellipsis, bool is_html_ellipsis, bool is_html) {
    const std::string mark = is_html_ellipsis ? std::string(ellipsis) : escape_html(ellipsis);
    std::size_t count = 0, last_blank = 0, cut = std::string_view::npos;
    std::vector<std::string> open, open_at_blank;
    for (std::size_t at = 0; at < text.size();) {
        if (is_html && text[at] == '<') {
            const std::size_t end = std::min(text.find('>', at), text.size() - 1) + 1;
            const std::string_view tag = text.substr(at, end - at);
            const std::string name(tag_name(tag));
            if (tag.starts_with("</")) {
                if (!open.empty() && open.back() == name) open.pop_back();
            } else if (!is_void(name) && !tag.ends_with("/>")) {
                open.push_back(name);
            }
            at = end;
            continue;
        }
        const base::Decoded decoded = base::decode(text, at);
        if (base::is_space(decoded.character) || is_cjk(decoded.character)) {
            last_blank = at + (is_cjk(decoded.character) && count < length ? decoded.length : 0);
            open_at_blank = open;
        }
        if (++count > length) {
            cut = last_blank > 0 ? last_blank : at;
            if (last_blank == 0) open_at_blank = open;
            break;
        }
        at += decoded.length;
    }
    const std::string_view kept = text.substr(0, cut);
    std::string out = is_html ? std::string(kept) : escape_html(kept);
    if (cut == std::string_view::npos) return out;
    out += mark;
    for (std::size_t i = open_at_blank.size(); i-- > 0;) out += "</" + open_at_blank[i] + ">";
    return out;
}

std::string unescape_html(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            const std::size_t end = text.substr(at, 12).find(';');
            const std::string decoded = end == std::string_view::npos ? std::string() : reference(text.substr(at + 1, end - 1));
            if (!decoded.empty()) {
                out += decoded;
                at += end + 1;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '\'': out += "&#39;"; break;
            case '"': out += "&#34;"; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace notes_export::templates
