#include "site/front_matter.h"

#include "base/unicode.h"
#include "site/date.h"
#include "site/notation.h"

#include <algorithm>
#include <optional>
#include <string>

namespace notes_export::site {
namespace {

struct Split {
    Notation notation = Notation::yaml;
    std::size_t begin = 0;  // of the matter, delimiters left out (JSON: braces included)
    std::size_t end = 0;
    std::size_t body = 0;
    bool is_closed = true;
};

std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

// Three delimiter characters at the line's start and nothing but blanks behind them.
bool is_delimiter_line(std::string_view text, std::size_t at, std::string_view delimiter) {
    if (!text.substr(at).starts_with(delimiter)) return false;
    const std::size_t after = text.find_first_not_of(" \t", at + delimiter.size());
    return after == std::string_view::npos || text[after] == '\n';
}

std::optional<Split> split_by_lines(std::string_view text, std::size_t start, Notation notation, std::string_view delimiter) {
    if (!is_delimiter_line(text, start, delimiter)) return std::nullopt;
    Split split;
    split.notation = notation;
    split.begin = std::min(line_end(text, start) + 1, text.size());
    for (std::size_t line = split.begin; line < text.size(); line = line_end(text, line) + 1) {
        if (!is_delimiter_line(text, line, delimiter)) continue;
        split.end = line;
        split.body = std::min(line_end(text, line) + 1, text.size());
        return split;
    }
    split.end = split.body = text.size();
    split.is_closed = false;
    return split;
}

// JSON ends at the brace that balances the first; braces in strings do not count (FM-1).
std::optional<Split> split_json(std::string_view text, std::size_t start) {
    if (text.substr(start).starts_with("{{")) return std::nullopt;  // a page that begins with a shortcode
    Split split;
    split.notation = Notation::json;
    split.begin = start;
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t i = start; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') ++i;
        else if (c == '"') is_in_string = !is_in_string;
        else if (!is_in_string && c == '{') ++depth;
        else if (!is_in_string && c == '}' && --depth == 0) {
            split.end = i + 1;
            const std::size_t rest = text.find_first_not_of(" \t", split.end);
            if (rest == std::string_view::npos) split.body = text.size();
            else split.body = text[rest] == '\n' ? rest + 1 : split.end;
            return split;
        }
    }
    split.end = split.body = text.size();
    split.is_closed = false;
    return split;
}

std::optional<Split> find_front_matter(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\n");
    if (start == std::string_view::npos) return std::nullopt;
    if (text[start] == '-') return split_by_lines(text, start, Notation::yaml, "---");
    if (text[start] == '+') return split_by_lines(text, start, Notation::toml, "+++");
    if (text[start] == '{') return split_json(text, start);
    return std::nullopt;
}

// The lines "#+KEY: value" that an Org file begins with (FM-1); "#+KEY[]: a b" is a list. Such front matter has no end of its own.
bool is_org_line(std::string_view text, std::size_t at) {
    const std::string_view line = text.substr(at, line_end(text, at) - at);
    return line.starts_with("#+") && line.find(':') != std::string_view::npos;
}

Value org_value(std::string_view words, bool is_list) {
    Value value;
    value.kind = is_list ? ValueKind::list : ValueKind::text;
    const std::size_t begin = std::min(words.find_first_not_of(" \t"), words.size());
    words = words.substr(begin, words.find_last_not_of(" \t") + 1 - begin);
    if (!is_list) {
        value.text = words;
        return value;
    }
    while (!words.empty()) {
        const std::size_t end = std::min(words.find_first_of(" \t"), words.size());
        value.list.push_back(org_value(words.substr(0, end), false));
        words.remove_prefix(std::min(words.find_first_not_of(" \t", end), words.size()));
    }
    return value;
}

FrontMatter read_org(std::string_view text, std::size_t start) {
    FrontMatter result;
    result.is_present = true;
    result.matter.kind = ValueKind::map;
    std::size_t at = start;
    for (; at < text.size() && is_org_line(text, at) && at - start < max_front_matter_bytes; at = std::min(line_end(text, at) + 1, text.size())) {
        const std::string_view line = text.substr(at + 2, line_end(text, at) - at - 2);
        const std::size_t colon = line.find(':');
        std::string_view key = line.substr(0, colon);
        const bool is_list = key.ends_with("[]");
        if (is_list) key.remove_suffix(2);
        if (result.matter.find(key) == nullptr) result.matter.map.emplace_back(base::to_lower(key), org_value(line.substr(colon + 1), is_list));
    }
    result.body_offset = static_cast<std::uint32_t>(at);
    return result;
}

enum class Expected { boolean, integer, date, text, texts, maps };

struct KnownKey {
    std::string_view name;
    Expected expected;
};
// Keys whose values this program uses, and what they have to be; other keys may hold anything.
constexpr KnownKey known_keys[] = {
    {"title", Expected::text},        {"linktitle", Expected::text},   {"description", Expected::text},  {"summary", Expected::text},
    {"slug", Expected::text},         {"url", Expected::text},         {"date", Expected::date},         {"lastmod", Expected::date},
    {"modified", Expected::date},     {"publishdate", Expected::date}, {"pubdate", Expected::date},      {"expirydate", Expected::date},
    {"unpublishdate", Expected::date}, {"draft", Expected::boolean},   {"headless", Expected::boolean},  {"weight", Expected::integer},
    {"aliases", Expected::texts},     {"keywords", Expected::texts},   {"tags", Expected::texts},        {"resources", Expected::maps},
};

bool fits(const Value& value, Expected expected) {
    if (value.kind == ValueKind::null) return true;
    const bool is_scalar = value.kind != ValueKind::list && value.kind != ValueKind::map;
    if (is_scalar && value.text.empty()) return true;
    switch (expected) {
        case Expected::boolean: return value.as_bool().has_value();
        case Expected::integer: return value.as_integer().has_value();
        case Expected::date: return is_scalar && parse_date(value.text).has_value();
        case Expected::text: return is_scalar;
        case Expected::texts: return value.kind != ValueKind::map;
        case Expected::maps:
            return value.kind == ValueKind::list && std::all_of(value.list.begin(), value.list.end(), [](const Value& item) { return item.kind == ValueKind::map; });
    }
    return true;
}

std::string_view name_of(Expected expected) {
    switch (expected) {
        case Expected::boolean: return "true or false";
        case Expected::integer: return "a whole number";
        case Expected::date: return "a date like 2023-04-22 or 2023-04-22T09:30:00Z";
        case Expected::text: return "a text";
        case Expected::texts: return "a list of texts";
        case Expected::maps: return "a list of entries with src, name, title";
    }
    return {};
}

void check_known_keys(const Value& matter, Diagnostics& diagnostics) {
    for (const KnownKey& key : known_keys) {
        const Value* value = matter.find(key.name);
        if (value == nullptr || fits(*value, key.expected)) continue;
        const bool is_scalar = value->kind != ValueKind::list && value->kind != ValueKind::map;
        diagnostics.warn("front-matter-value", value->span,
                         "\"" + std::string(key.name) + "\" has to be " + std::string(name_of(key.expected)) +
                             (is_scalar ? ", not " + quoted(value->text) : std::string()))
            .hint("the value is not used");
    }
    if (matter.find("draft") != nullptr && matter.find("published") != nullptr && matter.find("published")->as_bool())
        diagnostics.warn("front-matter-value", matter.find("published")->span, "both \"draft\" and \"published\" are given").hint("\"draft\" counts");
}

}  // namespace

FrontMatter read_front_matter(std::string_view text, SourceId source, Diagnostics& diagnostics) {
    FrontMatter result;
    result.matter.kind = ValueKind::map;
    const std::size_t start = text.find_first_not_of(" \t\n");
    if (start != std::string_view::npos && is_org_line(text, start)) return read_org(text, start);
    const auto split = find_front_matter(text);
    if (!split) return result;
    result.is_present = true;
    result.body_offset = static_cast<std::uint32_t>(split->body);
    const auto offset = static_cast<std::uint32_t>(split->begin);
    const Span opening = source == SourceId::none ? Span{} : Span{source, 0, static_cast<std::uint32_t>(line_end(text, text.find_first_not_of(" \t\n")))};
    if (!split->is_closed) {
        const char* closing = split->notation == Notation::json ? "}" : split->notation == Notation::yaml ? "---" : "+++";
        diagnostics.error("front-matter-unterminated", opening, "the front matter is not closed")
            .hint("end it with " + std::string(split->notation == Notation::json ? "the brace " : "a line ") + quoted(closing));
        return result;
    }
    if (split->end - split->begin > max_front_matter_bytes) {
        diagnostics.error("data-limit", opening,
                          "the front matter has " + std::to_string(split->end - split->begin) + " bytes; " +
                              std::to_string(max_front_matter_bytes >> 10U) + " KiB is the limit");
        return result;
    }
    const NotedText matter{text.substr(split->begin, split->end - split->begin), source, offset, "the front matter"};
    std::optional<Value> value = parse_notation(split->notation, matter, diagnostics);
    if (!value) return result;
    if (value->kind != ValueKind::map) {
        diagnostics.error("data-syntax", value->span, "the front matter is not a list of keys and values")
            .hint("write lines like \"title: My talk\"");
        return result;
    }
    result.matter = std::move(*value);
    check_known_keys(result.matter, diagnostics);
    return result;
}

}  // namespace notes_export::site
