#include "typeset/text/opportunities.h"

namespace notes_export::typeset {
namespace {

constexpr std::size_t min_end = 3;        // characters that stay with a word's beginning or end
constexpr std::size_t min_technical = 9;  // a shorter word is better kept whole

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || (c & '\x80') != 0; }

/// Signs after which a name or address may go on in the next line. Runs of them ("::", "//") stay together.
bool is_joint(char c) { return std::string_view("/._-:&=?#@%+~,;|\\([{)]}<>*").find(c) != std::string_view::npos; }

}  // namespace

bool is_technical(std::string_view word) {
    if (word.size() < min_technical) return false;
    if (word.find("://") != std::string_view::npos || word.starts_with("www.")) return true;
    for (std::size_t i = 1; i + 1 < word.size(); ++i) {
        const char c = word[i];
        const bool joins = is_alphanumeric(word[i - 1]) && is_alphanumeric(word[i + 1]);
        if (joins && (c == '_' || c == '.' || c == '/' || c == '\\' || c == '=')) return true;
        if (c == ':' && word[i + 1] == ':') return true;
        if (c == '(' && word.back() == ')') return true;
        if (is_lower(word[i - 1]) && is_upper(c) && is_lower(word[i + 1])) return true;  // CamelCase
    }
    return false;
}

void inner_breaks(std::string_view word, std::vector<std::uint32_t>& out) {
    out.clear();
    for (std::size_t i = min_end; i + min_end <= word.size(); ++i) {
        const char before = word[i - 1], after = word[i];
        if ((after & '\xC0') == '\x80') continue;  // inside a character
        const bool at_joint = is_joint(before) && !is_joint(after) && !(is_digit(after) && before == '.');
        const bool at_opening = (after == '(' || after == '[' || after == '{') && is_alphanumeric(before);
        const bool at_hump = is_lower(before) && is_upper(after);
        const bool is_near = !out.empty() && i - out.back() < min_end;
        if ((at_joint || at_opening || at_hump) && !is_near) out.push_back(static_cast<std::uint32_t>(i));
    }
}

}  // namespace notes_export::typeset
