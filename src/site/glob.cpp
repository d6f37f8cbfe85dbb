#include "site/glob.h"

#include "base/unicode.h"

#include <algorithm>
#include <string>
#include <vector>

namespace notes_export::site {
namespace {

// Alternatives multiply: {a,b}{a,b}… A pattern that unfolds to more than this matches nothing.
constexpr std::size_t max_alternatives = 256;
// Longer than any pattern people write; bounds the time of one comparison.
constexpr std::size_t max_pattern_bytes = 512;

std::size_t closing_brace(std::string_view pattern, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') ++i;
        else if (pattern[i] == '{') ++depth;
        else if (pattern[i] == '}' && --depth == 0) return i;
    }
    return std::string_view::npos;
}

std::size_t opening_brace(std::string_view pattern) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\') ++i;
        else if (pattern[i] == '{' && closing_brace(pattern, i) != std::string_view::npos) return i;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> split_alternatives(std::string_view inside) {
    std::vector<std::string_view> parts;
    std::size_t depth = 0, begin = 0;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '\\') ++i;
        else if (inside[i] == '{') ++depth;
        else if (inside[i] == '}') --depth;
        else if (inside[i] == ',' && depth == 0) {
            parts.push_back(inside.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(inside.substr(begin));
    return parts;
}

// {a,b} written out, the leftmost braces first.
std::vector<std::string> unfold(std::string_view pattern) {
    std::vector<std::string> done;
    std::vector<std::string> open = {std::string(pattern)};
    while (!open.empty()) {
        if (done.size() + open.size() > max_alternatives) return {};
        const std::string current = std::move(open.back());
        open.pop_back();
        const std::size_t brace = opening_brace(current);
        if (brace == std::string::npos) {
            done.push_back(current);
            continue;
        }
        const std::size_t close = closing_brace(current, brace);
        const std::string_view whole = current;
        for (const std::string_view part : split_alternatives(whole.substr(brace + 1, close - brace - 1)))
            open.push_back(std::string(whole.substr(0, brace)) + std::string(part) + std::string(whole.substr(close + 1)));
    }
    return done;
}

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        characters += decoded.character;
        at += decoded.length;
    }
    return characters;
}

}  // namespace

bool Glob::Step::takes(char32_t c) const {
    switch (kind) {
        case StepKind::literal: return c == character;
        case StepKind::any:
        case StepKind::many: return c != U'/';
        case StepKind::many_with_slashes: return true;
        case StepKind::one_of: {
            const bool is_in = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) { return c >= range.first && c <= range.second; });
            return c != U'/' && is_in != is_negated;
        }
    }
    return false;
}

// The class that starts behind `at`'s "["; false when it is not closed, so that "[" means itself.
bool Glob::scan_class(const std::u32string& pattern, std::size_t& at, Step& step) {
    std::size_t i = at + 1;
    if (i < pattern.size() && (pattern[i] == U'!' || pattern[i] == U'^')) {
        step.is_negated = true;
        ++i;
    }
    const std::size_t first = i;
    for (; i < pattern.size() && (pattern[i] != U']' || i == first); ++i) {
        const char32_t from = pattern[i];
        const bool is_range = i + 2 < pattern.size() && pattern[i + 1] == U'-' && pattern[i + 2] != U']';
        step.ranges.emplace_back(from, is_range ? pattern[i + 2] : from);
        if (is_range) i += 2;
    }
    if (i >= pattern.size()) return false;
    at = i;
    return true;
}

Glob::Steps Glob::steps_of(std::string_view text) {
    const std::u32string pattern = characters_of(text);
    Steps steps;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        Step step;
        step.character = pattern[i];
        if (pattern[i] == U'\\' && i + 1 < pattern.size()) step.character = pattern[++i];
        else if (pattern[i] == U'?') step.kind = StepKind::any;
        else if (pattern[i] == U'*') {
            const bool is_double = i + 1 < pattern.size() && pattern[i + 1] == U'*';
            while (i + 1 < pattern.size() && pattern[i + 1] == U'*') ++i;
            step.kind = is_double ? StepKind::many_with_slashes : StepKind::many;
        } else if (pattern[i] == U'[') {
            Step set;
            set.kind = StepKind::one_of;
            if (scan_class(pattern, i, set)) step = std::move(set);
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

// Which numbers of characters the steps so far can have taken; no backtracking, so no pattern is slow.
bool Glob::matches(const Steps& steps, const std::u32string& text) {
    std::vector<bool> reached(text.size() + 1, false);
    reached[0] = true;
    for (const Step& step : steps) {
        const bool repeats = step.kind == StepKind::many || step.kind == StepKind::many_with_slashes;
        std::vector<bool> next(text.size() + 1, false);
        bool is_alive = false;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (repeats) next[i] = reached[i] || (i > 0 && next[i - 1] && step.takes(text[i - 1]));
            else next[i] = i > 0 && reached[i - 1] && step.takes(text[i - 1]);
            is_alive = is_alive || next[i];
        }
        if (!is_alive) return false;
        reached = std::move(next);
    }
    return reached[text.size()];
}

Glob::Glob(std::string_view pattern) {
    if (pattern.size() > max_pattern_bytes) return;
    for (const std::string& alternative : unfold(base::to_lower(pattern))) alternatives_.push_back(steps_of(alternative));
}

bool Glob::matches(std::string_view text) const {
    const std::u32string characters = characters_of(base::to_lower(text));
    return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const Steps& steps) { return matches(steps, characters); });
}

}  // namespace notes_export::site
