#include "site/value.h"

#include "base/numbers.h"
#include "base/trim.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace notes_export::site {
namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string lower_word(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    return lower;
}

// `key` of a map is lower case already.
bool is_same_key(std::string_view key, std::string_view wanted) {
    if (!is_ascii(wanted)) return key == base::to_lower(wanted);
    return key.size() == wanted.size() && std::equal(key.begin(), key.end(), wanted.begin(), [](char a, char b) { return a == ascii_lower(b); });
}

std::string_view trimmed(std::string_view text) { return base::trim(text, " \t\n"); }

// The digits of a number without its sign and separators; YAML and TOML allow both.
std::string plain_number(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::string plain;
    for (const char c : text)
        if (c != '_') plain += c;
    return plain;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
    for (const auto& [name, value] : map)
        if (is_same_key(name, key)) return &value;
    return nullptr;
}

const Value* Value::at(std::string_view dotted_path) const {
    const Value* value = this;
    while (value != nullptr && !dotted_path.empty()) {
        const std::size_t dot = std::min(dotted_path.find('.'), dotted_path.size());
        value = value->find(dotted_path.substr(0, dot));
        dotted_path.remove_prefix(std::min(dot + 1, dotted_path.size()));
    }
    return value;
}

std::string Value::text_or(std::string_view key, std::string_view fallback) const {
    const Value* value = find(key);
    const bool is_scalar = value != nullptr && value->kind != ValueKind::null && value->kind != ValueKind::list && value->kind != ValueKind::map;
    return is_scalar ? value->text : std::string(fallback);
}

std::optional<bool> Value::as_bool() const {
    if (kind == ValueKind::null || kind == ValueKind::list || kind == ValueKind::map) return std::nullopt;
    const std::string word = lower_word(trimmed(text));
    static constexpr std::array<std::string_view, 4> yes = {"true", "yes", "on", "1"};
    static constexpr std::array<std::string_view, 4> no = {"false", "no", "off", "0"};
    if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), word) != no.end()) return false;
    return std::nullopt;
}

std::optional<std::int64_t> Value::as_integer() const {
    if (kind == ValueKind::null || kind == ValueKind::list || kind == ValueKind::map) return std::nullopt;
    const std::string digits = plain_number(text);
    if (const auto whole = base::parse_integer(digits)) return whole;
    // "10.0" is a weight people and converters write.
    const auto real = base::parse_number(digits);
    constexpr double largest_exact = 9007199254740992.0;  // 2^53
    if (!real || *real < -largest_exact || *real > largest_exact) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(*real);
    return static_cast<double>(whole) < *real || static_cast<double>(whole) > *real ? std::nullopt : std::optional(whole);
}

std::optional<double> Value::as_real() const {
    if (kind == ValueKind::null || kind == ValueKind::list || kind == ValueKind::map) return std::nullopt;
    return base::parse_number(plain_number(text));
}

std::vector<std::string> Value::as_texts() const {
    std::vector<std::string> texts;
    if (kind == ValueKind::list) {
        for (const Value& item : list)
            if (item.kind != ValueKind::list && item.kind != ValueKind::map && item.kind != ValueKind::null) texts.push_back(item.text);
    } else if (kind != ValueKind::map && kind != ValueKind::null) {
        texts.push_back(text);
    }
    return texts;
}

}  // namespace notes_export::site
