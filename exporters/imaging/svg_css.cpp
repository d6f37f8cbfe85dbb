#include "imaging/svg_css.h"

#include "base/unicode.h"
#include "imaging/svg_names.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace notes_export::imaging {
namespace {

constexpr std::size_t max_losses = 6;         // a message is read by people
constexpr int max_nesting = 8;                // of groups of rules
constexpr int max_substitutions = 32;         // of variables in one value
constexpr std::size_t max_value = 4096;       // with its variables filled in

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

/// Behind the string that begins at `at`; a string ends with its line (§4.3.5).
std::size_t skip_string(std::string_view css, std::size_t at) {
    const char quote = css[at++];
    while (at < css.size() && css[at] != quote && css[at] != '\n') at += css[at] == '\\' ? 2U : 1U;
    return std::min(at + 1, css.size());
}

std::string without_comments(std::string_view css) {
    std::string out;
    out.reserve(css.size());
    for (std::size_t at = 0; at < css.size();) {
        if (css.substr(at, 2) == "/*") {
            const std::size_t end = css.find("*/", at + 2);
            at = end == std::string_view::npos ? css.size() : end + 2;
            out += ' ';
        } else if (css[at] == '"' || css[at] == '\'') {
            const std::size_t end = skip_string(css, at);
            out += css.substr(at, end - at);
            at = end;
        } else {
            out += css[at++];
        }
    }
    return out;
}

/// Where one of `stops` stands outside of strings and brackets, from `at` on; the end when nowhere.
std::size_t find_outside(std::string_view css, std::size_t at, std::string_view stops) {
    std::string open;  // the closing brackets that are awaited
    while (at < css.size()) {
        const char c = css[at];
        if (open.empty() && stops.find(c) != std::string_view::npos) return at;
        if (c == '\\') {
            at = std::min(at + 2, css.size());
            continue;
        }
        if (c == '"' || c == '\'') {
            at = skip_string(css, at);
            continue;
        }
        if (c == '(') open += ')';
        else if (c == '[') open += ']';
        else if (c == '{') open += '}';
        else if (!open.empty() && c == open.back()) open.pop_back();
        ++at;
    }
    return css.size();
}

std::vector<std::string_view> split(std::string_view css, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < css.size();) {
        const std::size_t end = find_outside(css, at, std::string_view(&separator, 1));
        if (const auto part = trimmed(css.substr(at, end - at)); !part.empty()) parts.push_back(part);
        at = end + 1;
    }
    return parts;
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// With its escapes decoded (§4.3.7): they could spell any of the forbidden words.
std::string unescaped(std::string_view css) {
    std::string out;
    for (std::size_t at = 0; at < css.size(); ++at) {
        if (css[at] != '\\' || at + 1 == css.size()) {
            out += css[at];
            continue;
        }
        char32_t character = 0;
        std::size_t digits = 0;
        while (digits < 6 && at + 1 + digits < css.size() && hexadecimal(css[at + 1 + digits]) >= 0) {
            character = character * 16 + static_cast<char32_t>(hexadecimal(css[at + 1 + digits++]));
        }
        if (digits == 0) {
            out += css[++at];
            continue;
        }
        at += digits;
        if (at + 1 < css.size() && is_blank(css[at + 1])) ++at;
        const bool is_character = character != 0 && character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
        base::append_utf8(out, is_character ? character : U'\uFFFD');
    }
    return out;
}

// --- media -------------------------------------------------------------------------------------------------

bool holds(std::string_view feature) {
    const std::string words = lower_case(feature);
    const std::size_t colon = words.find(':');
    const std::string_view name = trimmed(std::string_view(words).substr(0, colon));
    const std::string_view value = colon == std::string::npos ? std::string_view() : trimmed(std::string_view(words).substr(colon + 1));
    if (name == "prefers-color-scheme") return value == "light";
    if (name == "prefers-reduced-motion") return value == "reduce";
    return name == "color" && value.empty();
}

bool query_holds(std::string_view query) {
    for (std::size_t at = 0; at < query.size();) {
        if (is_blank(query[at])) {
            ++at;
        } else if (query[at] == '(') {
            const std::size_t end = std::min(query.find(')', at), query.size());
            if (!holds(query.substr(at + 1, end - at - 1))) return false;
            at = end + 1;
        } else {
            const std::size_t end = std::min(query.find_first_of(" \t\r\n\f(", at), query.size());
            const std::string word = lower_case(query.substr(at, end - at));
            if (word != "screen" && word != "all" && word != "only" && word != "and") return false;
            at = end;
        }
    }
    return true;
}

// --- rules -------------------------------------------------------------------------------------------------

/// Selectors of pointers, of states and of text that CSS would make apply to nothing in a picture.
bool never_matches(std::string_view selector) {
    const std::string lower = lower_case(selector);
    for (const char* word : {"::", ":before", ":after", ":hover", ":active", ":focus", ":visited", ":link", ":target"}) {
        if (lower.find(word) != std::string::npos) return true;
    }
    return false;
}

/// "svg|rect" is "rect": no element of another vocabulary stays.
std::string without_namespace(std::string_view selector) {
    std::string out;
    for (std::size_t at = 0; at < selector.size(); ++at) {
        if (selector[at] == '|' && selector.substr(at, 2) != "|=") {
            while (!out.empty() && (is_name_character(out.back()) || out.back() == '*')) out.pop_back();
        } else {
            out += selector[at];
        }
    }
    return out;
}

class SheetReader {
public:
    explicit SheetReader(Losses& losses) : losses_(losses) {}

    void read(std::string_view css, int nesting) {
        for (std::size_t at = 0; at < css.size();) {
            if (is_blank(css[at]) || css[at] == ';' || css[at] == '}') {
                ++at;
            } else if (css.substr(at, 4) == "<!--") {
                at += 4;
            } else if (css.substr(at, 3) == "-->") {
                at += 3;
            } else {
                at = read_rule(css, at, nesting);
            }
        }
    }
    std::vector<CssRule> take() { return std::move(rules_); }

private:
    /// Returns where the next one may begin.
    std::size_t read_rule(std::string_view css, std::size_t begin, int nesting) {
        const bool is_at_rule = css[begin] == '@';
        const std::size_t open = find_outside(css, begin, is_at_rule ? ";{" : "{");
        const std::string_view prelude = trimmed(css.substr(begin, open - begin));
        if (open == css.size() || css[open] == ';') {
            if (is_at_rule) statement(prelude);
            return open + 1;
        }
        const std::size_t close = find_outside(css, open + 1, "}");
        const std::string_view block = css.substr(open + 1, close - open - 1);
        if (is_at_rule) group(prelude, block, nesting);
        else add(prelude, block);
        return close + 1;
    }

    void statement(std::string_view prelude) {
        if (lower_case(prelude).starts_with("@import")) losses_.add("style sheets from elsewhere (@import)");
    }

    void group(std::string_view prelude, std::string_view block, int nesting) {
        const std::size_t name_end = std::min(prelude.find_first_of(" \t\r\n\f("), prelude.size());
        const std::string name = lower_case(prelude.substr(0, name_end));
        if (name == "@font-face") return losses_.add("fonts of its own (@font-face)");
        if (nesting == max_nesting) return;
        // Layers and conditions of what is supported are taken to hold; everything else (@keyframes, @page) is for other pages.
        if (name == "@media" ? is_for_light_screen(prelude.substr(name_end)) : name == "@supports" || name == "@layer") read(block, nesting + 1);
    }

    void add(std::string_view prelude, std::string_view block) {
        CssRule rule;
        for (const std::string_view selector : split(prelude, ',')) {
            if (!never_matches(selector)) rule.selectors.push_back(without_namespace(selector));
        }
        rule.block = block;
        if (!rule.selectors.empty()) rules_.push_back(std::move(rule));
    }

    Losses& losses_;
    std::vector<CssRule> rules_;
};

// --- values ------------------------------------------------------------------------------------------------

/// Where "name(" stands as a word of its own; npos: nowhere.
std::size_t find_function(std::string_view lower, std::string_view name) {
    for (std::size_t at = lower.find(name); at != std::string_view::npos; at = lower.find(name, at + 1)) {
        if (at == 0 || !is_name_character(lower[at - 1])) return at;
    }
    return std::string_view::npos;
}

/// With var(--name, otherwise) and light-dark(light, dark) replaced; nothing when a variable has no value.
std::optional<std::string> settled(std::string value, const CssScope& scope) {
    for (int count = 0; count < max_substitutions; ++count) {
        const std::string lower = lower_case(value);
        const std::size_t variable = find_function(lower, "var("), pair = find_function(lower, "light-dark(");
        const std::size_t begin = std::min(variable, pair);
        if (begin == std::string::npos) return value;
        if (value.size() > max_value) return std::nullopt;
        const std::size_t open = value.find('(', begin);
        const std::size_t close = find_outside(value, open + 1, ")");
        const std::string_view inside = std::string_view(value).substr(open + 1, close - open - 1);
        const std::size_t comma = find_outside(inside, 0, ",");
        std::string_view chosen = trimmed(inside.substr(0, comma));
        if (begin == variable) {
            const auto found = scope.variables.find(chosen);
            if (found != scope.variables.end()) chosen = found->second;
            else if (comma < inside.size()) chosen = trimmed(inside.substr(comma + 1));
            else return std::nullopt;
        }
        value = value.substr(0, begin) + std::string(chosen) + value.substr(std::min(close + 1, value.size()));
    }
    return std::nullopt;  // a variable that contains itself
}

/// Every url() leads to a part of the drawing. Some programs write the address of the page they ran in before the "#".
std::optional<std::string> with_inner_urls(const std::string& value, const CssScope& scope) {
    const std::string lower = lower_case(value);
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", done)) {
        const std::size_t close = lower.find(')', at);
        if (close == std::string::npos) return std::nullopt;
        const std::string_view address = trimmed(std::string_view(value).substr(at + 4, close - at - 4));
        const std::size_t hash = address.find('#');
        if (hash == std::string_view::npos) return std::nullopt;
        std::string_view id = address.substr(hash + 1);
        id = id.substr(0, id.find_first_of("\"' \t\r\n"));
        if (hash > 1 && !scope.ids.contains(id)) return std::nullopt;
        out += value.substr(done, at - done);
        out += "url(#" + std::string(id) + ')';
        done = close + 1;
    }
    return out + value.substr(done);
}

bool is_harmless(const std::string& value) {
    if (value.find_first_of("\\@<{};") != std::string::npos) return false;
    const std::string lower = lower_case(value);
    for (const char* word : {"expression", "javascript:", "image(", "image-set", "src(", "behavior", "-moz-binding", "attr("}) {
        if (lower.find(word) != std::string::npos) return false;
    }
    return true;
}

/// A last resort for a list of fonts that names no kind of font: without one, browsers take their serif.
std::string with_generic_font(std::string value) {
    const std::string lower = lower_case(value);
    const auto has = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.find(word) != std::string::npos; });
    };
    if (has({"serif", "monospace", "cursive", "fantasy", "system-ui", "inherit", "initial", "unset", "!important"})) return value;
    if (has({"mono", "courier", "consol", "code", "menlo", "typewriter"})) return value + ", monospace";
    if (has({"times", "georgia", "garamond", "roman", "cambria", "palatino"})) return value + ", serif";
    return value + ", sans-serif";
}

}  // namespace

void Losses::add(std::string_view what) {
    if (all_.size() < max_losses && std::find(all_.begin(), all_.end(), what) == all_.end()) all_.emplace_back(what);
}

std::string sheet_text(pugi::xml_node style) {
    std::string css;
    for (const pugi::xml_node child : style.children()) css += child.value();
    return css;
}

std::vector<CssRule> css_rules(std::string_view sheet, Losses& losses) {
    SheetReader reader(losses);
    reader.read(without_comments(sheet), 0);
    return reader.take();
}

bool is_for_light_screen(std::string_view media) {
    if (trimmed(media).empty()) return true;
    const auto queries = split(media, ',');
    return std::any_of(queries.begin(), queries.end(), query_holds);
}

std::string css_subject(std::string_view selector) {
    if (selector.find('\\') != std::string_view::npos) return "*";
    std::size_t begin = 0;
    for (std::size_t at = find_outside(selector, 0, " \t\r\n\f>+~"); at < selector.size(); at = find_outside(selector, at + 1, " \t\r\n\f>+~")) begin = at + 1;
    std::string_view compound = selector.substr(begin);
    compound = compound.substr(0, compound.find_first_of("[:"));
    const std::size_t mark = compound.find_first_of("#.");
    if (mark == std::string_view::npos) return compound.empty() ? "*" : std::string(compound);
    const std::size_t end = std::min(compound.find_first_of("#.", mark + 1), compound.size());
    return std::string(compound.substr(mark, end - mark));
}

void CssScope::define(const CssRule& rule) {
    const bool is_root = std::any_of(rule.selectors.begin(), rule.selectors.end(),
                                     [](const std::string& selector) { return selector == ":root" || selector == "svg" || selector == "*"; });
    if (rule.block.find("--") == std::string::npos) return;
    for (const std::string_view declaration : split(rule.block, ';')) {
        const std::size_t colon = declaration.find(':');
        if (!declaration.starts_with("--") || colon == std::string_view::npos) continue;
        std::string name(trimmed(declaration.substr(0, colon)));
        std::string value(trimmed(declaration.substr(colon + 1)));
        if (is_root) variables[std::move(name)] = std::move(value);
        else variables.emplace(std::move(name), std::move(value));
    }
}

std::string clean_value(std::string_view property, std::string_view value, const CssScope& scope, Losses& losses) {
    std::string words = without_comments(value);
    if (words.find('\\') != std::string::npos) words = unescaped(words);
    const auto filled = settled(std::move(words), scope);
    if (!filled) return {};
    auto inner = with_inner_urls(*filled, scope);
    if (!inner) {
        losses.add("what stands at another address (url(…))");
        return {};
    }
    if (!is_harmless(*inner)) return {};
    const bool is_font = property == "font-family" || (property == "font" && inner->find_first_of("0123456789") != std::string::npos);
    return std::string(trimmed(is_font ? with_generic_font(std::string(trimmed(*inner))) : *inner));
}

std::string clean_declarations(std::string_view block, const CssScope& scope, Losses& losses) {
    std::string out;
    const std::string plain = without_comments(block);
    for (const std::string_view declaration : split(plain, ';')) {
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string property = lower_case(unescaped(trimmed(declaration.substr(0, colon))));
        if (!is_svg_property(property)) continue;
        const std::string value = clean_value(property, declaration.substr(colon + 1), scope, losses);
        if (value.empty()) continue;
        if (!out.empty()) out += ';';
        out += property + ':' + value;
    }
    return out;
}

std::string css_property(std::string_view block, std::string_view property) {
    std::string found;
    const std::string plain = without_comments(block);
    for (const std::string_view declaration : split(plain, ';')) {
        const std::size_t colon = declaration.find(':');
        if (colon != std::string_view::npos && lower_case(trimmed(declaration.substr(0, colon))) == property) found = trimmed(declaration.substr(colon + 1));
    }
    return found;
}

}  // namespace notes_export::imaging
