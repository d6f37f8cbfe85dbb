// transform.*, inflect.* and lang.*
#include "template/functions/arguments.h"
#include "template/functions/printf.h"
#include "template/functions/tables.h"
#include "template/functions/text.h"

#include "base/unicode.h"
#include "template/error.h"

#include <algorithm>
#include <cmath>

namespace notes_export::templates {
namespace {

Value html_escape(Call&, Arguments a) { return Value(escape_html(to_text(a[0]))); }
Value html_unescape(Call&, Arguments a) { return Value(unescape_html(to_text(a[0]))); }
Value plainify(Call&, Arguments a) { return Value(plain_text(to_text(a[0])), Trust::html); }

Value markdownify(Call& call, Arguments a) { return Value(call.host().markdownify(call, to_text(a[0])), Trust::html); }
Value emojify(Call& call, Arguments a) { return Value(call.host().emojify(to_text(a[0])), Trust::html); }

Value highlight(Call& call, Arguments a) {
    const std::string code = to_text(a[0]), language = to_text(a[1]);
    const Value options = a.size() > 2 ? a[2] : Value();
    if (std::optional<std::string> html = call.host().highlight(call, code, language, options)) return Value(*std::move(html), Trust::html);
    return Value("<pre><code class=\"language-" + escape_html(language) + "\">" + escape_html(code) + "</code></pre>", Trust::html);
}

Value unmarshal(Call& call, Arguments a) {
    const Value options = a.size() > 1 ? a[0] : Value();
    const Value* const named = options.map() != nullptr ? options.map()->find("format") : nullptr;
    const std::string format = named != nullptr ? to_text(*named) : std::string();
    const std::string text = to_text(a.back());
    if (text.empty()) return {};
    const std::optional<Value> data = call.host().unmarshal(format, text, options);
    if (!data) fail("the data can't be read");
    return *data;
}

// "12th", "my-first-post" → "My first post".
Value humanize(Call&, Arguments a) {
    std::string text = to_text(a[0]);
    if (text.empty()) return Value(text);
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        const std::size_t size = text.size();
        const bool is_teen = size > 1 && text[size - 2] == '1';
        const char last = text[size - 1];
        return Value(text + (!is_teen && last == '1' ? "st" : !is_teen && last == '2' ? "nd" : !is_teen && last == '3' ? "rd" : "th"));
    }
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::decode(text, at).length;
        const std::string one = text.substr(at, length);
        const bool is_upper = base::to_lower(one) != one;
        if (one == "_" || one == "-") out += ' ';
        else if (is_upper && !out.empty() && out.back() != ' ' && at > 0 && base::to_lower(text.substr(at - 1, 1)) == text.substr(at - 1, 1)) out += ' ' + base::to_lower(one);
        else out += base::to_lower(one);
        at += length;
    }
    const std::size_t length = base::decode(out, 0).length;
    return Value(upper_case(out.substr(0, length)) + out.substr(length));
}

struct Ending {
    std::string_view singular, plural;
};
// Words first, then endings; the first that fits decides.
constexpr Ending irregular[] = {{"person", "people"}, {"man", "men"}, {"woman", "women"}, {"child", "children"}, {"mouse", "mice"}, {"goose", "geese"},
                                {"foot", "feet"}, {"tooth", "teeth"}, {"ox", "oxen"}, {"index", "indices"}, {"matrix", "matrices"}, {"vertex", "vertices"},
                                {"analysis", "analyses"}, {"datum", "data"}, {"medium", "media"}, {"quiz", "quizzes"}, {"bus", "buses"}, {"status", "statuses"},
                                {"leaf", "leaves"}, {"life", "lives"}, {"knife", "knives"}, {"wife", "wives"}, {"half", "halves"}, {"shelf", "shelves"}, {"wolf", "wolves"}};
constexpr std::string_view unchanging[] = {"equipment", "information", "rice", "money", "species", "series", "fish", "sheep", "news", "police", "software", "hardware"};
constexpr Ending endings[] = {{"sis", "ses"}, {"tch", "tches"}, {"sh", "shes"}, {"ch", "ches"}, {"ss", "sses"}, {"x", "xes"}, {"z", "zes"}, {"s", "ses"}, {"hero", "heroes"}, {"tomato", "tomatoes"}, {"potato", "potatoes"}};

bool is_unchanging(const std::string& lower) { return std::ranges::any_of(unchanging, [&](std::string_view one) { return lower.ends_with(one); }); }

Value pluralize(Call&, Arguments a) {
    const std::string word = to_text(a[0]), lower = base::to_lower(word);
    if (word.empty() || is_unchanging(lower)) return Value(word);
    for (const Ending& one : irregular) {
        if (lower.ends_with(one.plural)) return Value(word);
        if (lower == one.singular || (one.singular.size() > 2 && lower.ends_with(one.singular))) return Value(word.substr(0, word.size() - one.singular.size() + 1) + std::string(one.plural.substr(1)));
    }
    if (lower.ends_with('y') && lower.size() > 1 && std::string_view("aeiou").find(lower[lower.size() - 2]) == std::string_view::npos) return Value(word.substr(0, word.size() - 1) + "ies");
    for (const Ending& one : endings)
        if (lower.ends_with(one.singular)) return Value(word.substr(0, word.size() - one.singular.size()) + std::string(one.plural));
    return Value(word + "s");
}

Value singularize(Call&, Arguments a) {
    const std::string word = to_text(a[0]), lower = base::to_lower(word);
    if (is_unchanging(lower)) return Value(word);
    for (const Ending& one : irregular)
        if (lower.ends_with(one.plural)) return Value(word.substr(0, word.size() - one.plural.size() + 1) + std::string(one.singular.substr(1)));
    if (lower.ends_with("ies") && lower.size() > 4) return Value(word.substr(0, word.size() - 3) + "y");
    for (const std::string_view plural : {"tches", "shes", "ches", "sses", "xes", "zes", "heroes", "tomatoes", "potatoes"})
        if (lower.ends_with(plural)) return Value(word.substr(0, word.size() - 2));
    return Value(lower.ends_with('s') && !lower.ends_with("ss") ? word.substr(0, word.size() - 1) : word);
}

// 1234567.891 → "1,234,567.89".
std::string grouped(double number, int precision, std::string_view minus, std::string_view point, std::string_view comma) {
    const Value argument(std::fabs(number));
    std::string digits = format("%." + std::to_string(std::clamp(precision, 0, 30)) + "f", Arguments(&argument, 1));
    const std::size_t dot = std::min(digits.find('.'), digits.size());
    std::string out;
    for (std::size_t i = 0; i < dot; ++i) {
        if (i > 0 && (dot - i) % 3 == 0) out += comma;
        out += digits[i];
    }
    if (dot < digits.size()) out += std::string(point) + digits.substr(dot + 1);
    return (number < 0 ? std::string(minus) : std::string()) + out;
}

Value format_number(Call& call, Arguments a) {
    const std::string language = call.host().language().substr(0, 2);
    const bool is_english = language == "en" || language == "zh" || language == "ja";
    const bool has_points = language == "de" || language == "es" || language == "it" || language == "nl" || language == "pt";
    return Value(grouped(to_real(a[1]), static_cast<int>(std::clamp<std::int64_t>(to_integer(a[0]), 0, 30)), "-", is_english ? "." : ",",
                         is_english ? "," : has_points ? "." : "\xC2\xA0"));
}

// `lang.FormatNumberCustom 2 NUMBER "- , ."`: signs for minus, decimals and thousands.
Value format_number_custom(Call&, Arguments a) {
    std::string minus = "-", point = ".", comma = ",";
    if (a.size() > 2) {
        const std::string delimiter = a.size() > 3 ? to_text(a[3]) : " ";
        std::vector<std::string> parts;
        std::string rest = to_text(a[2]);
        for (std::size_t at = rest.find(delimiter); !delimiter.empty() && at != std::string::npos; at = rest.find(delimiter)) {
            parts.push_back(rest.substr(0, at));
            rest.erase(0, at + delimiter.size());
        }
        parts.push_back(rest);
        if (!parts[0].empty()) minus = parts[0];
        if (parts.size() > 1) point = parts[1];
        if (parts.size() > 2) comma = parts[2];
    }
    return Value(grouped(to_real(a[1]), static_cast<int>(std::clamp<std::int64_t>(to_integer(a[0]), 0, 30)), minus, point, comma));
}

Value format_percent(Call&, Arguments a) {
    return Value(grouped(to_real(a[1]), static_cast<int>(std::clamp<std::int64_t>(to_integer(a[0]), 0, 30)), "-", ".", ",") + "%");
}

constexpr FunctionRow rows[] = {
    {"transform.HTMLEscape", "htmlEscape", html_escape, 1, 1},
    {"transform.HTMLUnescape", "htmlUnescape", html_unescape, 1, 1},
    {"transform.Plainify", "plainify", plainify, 1, 1},
    {"transform.Markdownify", "markdownify", markdownify, 1, 1},
    {"transform.Emojify", "emojify", emojify, 1, 1},
    {"transform.Highlight", "highlight", highlight, 2, 3},
    {"transform.Unmarshal", "unmarshal", unmarshal, 1, 2},
    {"inflect.Humanize", "humanize", humanize, 1, 1},
    {"inflect.Pluralize", "pluralize", pluralize, 1, 1},
    {"inflect.Singularize", "singularize", singularize, 1, 1},
    {"lang.FormatNumber", "", format_number, 2, 2},
    {"lang.FormatNumberCustom", "lang.NumFmt", format_number_custom, 2, 4},
    {"lang.FormatPercent", "", format_percent, 2, 2},
};

}  // namespace

std::span<const FunctionRow> transform_functions() { return rows; }

}  // namespace notes_export::templates
