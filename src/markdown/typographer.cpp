#include "markdown/typographer.h"

#include "base/unicode.h"
#include "markdown/characters.h"
#include "markdown/scan.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

using Table = TypographerTable;

constexpr std::array<std::pair<std::string_view, std::string_view>, Table::mark_count> defaults = {{
    {"leftSingleQuote", "‘"},
    {"rightSingleQuote", "’"},
    {"leftDoubleQuote", "“"},
    {"rightDoubleQuote", "”"},
    {"enDash", "–"},
    {"emDash", "—"},
    {"ellipsis", "…"},
    {"leftAngleQuote", "«"},
    {"rightAngleQuote", "»"},
    {"apostrophe", "’"},
}};

bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool ends_word(std::string_view line, std::size_t at) {
    return at >= line.size() || is_ascii_punctuation(line[at]) || is_ascii_space(line[at]);
}

/// A closing quote although a letter stands before and something after: "x", or "x".
bool may_close(std::string_view line) {
    if (line.size() < 2 || !is_narrow_punctuation(character_at(line, 1))) return false;
    return line.size() == 2 || is_ascii_punctuation(line[2]) || is_ascii_space(line[2]);
}

/// '90s
bool is_decade(std::string_view line) {
    if (line.size() <= 3 || !is_ascii_digit(line[1]) || !is_ascii_digit(line[2]) || line[3] != 's') return false;
    const char32_t after = character_at(line, 4);
    return is_white_space(after) || is_punctuation_or_symbol(after);
}

/// I'm, you'd, they've, we'll, you're: the rest of a contraction after its apostrophe.
bool is_contraction(std::string_view line) {
    if (line.size() > 1 && is_one_of(line[1], "smtd") && ends_word(line, 2)) return true;
    const std::string_view two = line.substr(1, 2);
    return (two == "ve" || two == "ll" || two == "re") && ends_word(line, 3);
}

}  // namespace

TypographerTable::TypographerTable(const Options& options) {
    for (std::size_t i = 0; i < defaults.size(); ++i) words_[i] = defaults[i].second;
    for (const auto& [name, words] : options.typographer_table) {
        for (std::size_t i = 0; i < defaults.size(); ++i) {
            if (base::to_lower(defaults[i].first) == base::to_lower(name)) words_[i] = unescape(words);  // written as HTML: "&laquo;&nbsp;"
        }
    }
}

std::optional<Typographer::Replacement> Typographer::mark(TypographerTable::Mark mark, std::size_t length) const {
    return Replacement{table_[mark], length};
}

std::optional<Typographer::Replacement> Typographer::run(std::string_view line) const {
    const auto has = [&](Table::Mark which) { return !table_[which].empty(); };
    if (line.starts_with("---") && has(Table::em_dash)) return mark(Table::em_dash, 3);
    if (line.starts_with("--") && has(Table::en_dash)) return mark(Table::en_dash, 2);
    if (line.starts_with("...") && has(Table::ellipsis)) return mark(Table::ellipsis, 3);
    if (line.starts_with("<<") && has(Table::left_angle)) return mark(Table::left_angle, 2);
    if (line.starts_with(">>") && has(Table::right_angle)) return mark(Table::right_angle, 2);
    return std::nullopt;
}

std::optional<Typographer::Replacement> Typographer::at(std::string_view text, std::size_t at) {
    // Goldmark looks at the rest of the line, its end included.
    // Where that is, is kept: one line of a megabyte would be searched through for each mark in it.
    if (at >= line_end_) line_end_ = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = text.substr(at, line_end_ - at);
    const char c = line[0];
    if (c != '\'' && c != '"') return run(line);

    std::size_t end = 1;
    while (end < line.size() && line[end] == c) ++end;
    const char32_t before = character_before(text, at);
    const char32_t after = character_at(line, end);
    const bool is_space_before = is_white_space(before), is_space_after = is_white_space(after);
    const bool is_mark_before = is_punctuation_or_symbol(before), is_mark_after = is_punctuation_or_symbol(after);
    const bool opens = !is_space_after && (!is_mark_after || is_space_before || is_mark_before);
    const bool closes = !is_space_before && (!is_mark_before || is_space_after || is_mark_after);
    return c == '\'' ? single_quote(line, before, opens, closes) : double_quote(line, before, opens, closes);
}

// The order of the cases, and what each looks at, is Goldmark's: words must come out as on the site.
std::optional<Typographer::Replacement> Typographer::single_quote(std::string_view line, char32_t before, bool opens,
                                                                  bool closes) {
    const bool has_next = line.size() > 1;
    if (!table_[Table::apostrophe].empty()) {
        if (opens && !closes && is_decade(line)) return mark(Table::apostrophe, 1);
        // 'twas, 'em, 'net
        if (has_next && (is_narrow_punctuation(before) || is_white_space(before)) && is_one_of(line[1], "tenl")) {
            return mark(Table::apostrophe, 1);
        }
        if (has_next && (is_digit(before) || is_letter(before)) && is_letter(character_at(line, 1))) {
            return mark(Table::apostrophe, 1);
        }
    }
    if (!table_[Table::left_single].empty() && opens && !closes) {
        if (is_contraction(line)) return mark(Table::right_single, 1);
        ++open_.single_marks;
        return mark(Table::left_single, 1);
    }
    if (table_[Table::right_single].empty()) return std::nullopt;
    // Smiths', doin'
    if (line.size() > 2 && !is_digit(character_at(line, 1))) return mark(Table::right_single, 1);
    if (open_.single_marks > 0 && closes && (!opens || may_close(line))) {
        --open_.single_marks;
        return mark(Table::right_single, 1);
    }
    return std::nullopt;
}

std::optional<Typographer::Replacement> Typographer::double_quote(std::string_view line, char32_t before, bool opens,
                                                                  bool closes) {
    if (!table_[Table::left_double].empty() && opens && !closes) {
        ++open_.double_marks;
        return mark(Table::left_double, 1);
    }
    if (!table_[Table::right_double].empty() && open_.double_marks > 0 && closes && (!opens || may_close(line))) {
        if (line.size() > 1 && line[1] == '"' && is_digit(before)) return std::nullopt;  // "Monitor 21""
        --open_.double_marks;
        return mark(Table::right_double, 1);
    }
    return std::nullopt;
}

}  // namespace notes_export::markdown
