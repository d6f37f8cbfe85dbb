#include "site/title_case.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace notes_export::site {
namespace {

// Articles, conjunctions and short prepositions; Chicago has all prepositions small.
constexpr std::array<std::string_view, 23> small_words = {"a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor",
                                                          "of", "on", "or", "per", "the", "to", "vs", "vs.", "via", "v", "v."};
constexpr std::array<std::string_view, 31> prepositions = {
    "with", "from", "into", "during", "including", "until", "against", "among", "throughout", "despite", "towards",
    "upon", "concerning", "about", "over", "through", "before", "between", "after", "since", "without", "under",
    "within", "along", "following", "across", "beyond", "around", "down", "near", "above"};

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string with_capital(std::string_view word) {
    const std::size_t first = base::decode(word, 0).length;
    return base::title_case(word.substr(0, first)) + std::string(word.substr(first));
}

bool begins_word(std::string_view text, std::size_t at) {
    const char32_t c = base::decode(text, at).character;
    return base::is_letter(c) || base::is_digit(c);
}

class Capitals {
public:
    Capitals(std::string_view text, TitleStyle style) : text_(text), style_(style) {}

    std::string set() const {
        std::string out;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t length = begins_word(text_, at) ? word_length(at) : base::decode(text_, at).length;
            const std::string_view piece = text_.substr(at, length);
            if (!begins_word(text_, at)) out += piece;
            else out += is_small(at, length) ? base::to_lower(piece) : with_capital(piece);
            at += length;
        }
        return out;
    }

private:
    // Up to a blank, a hyphen or a slash; Go's words end at any sign but "_".
    [[nodiscard]] std::size_t word_length(std::size_t at) const {
        std::size_t end = at;
        while (end < text_.size()) {
            const base::Decoded decoded = base::decode(text_, end);
            const char32_t c = decoded.character;
            if (base::is_space(c)) break;
            if (style_ == TitleStyle::every_word ? c < 0x80 && c != U'_' && !begins_word(text_, end) : c == U'-' || c == U'/') break;
            end += decoded.length;
        }
        return end - at;
    }
    // Neither at an end of the title, nor behind a colon, nor the first part of a compound.
    [[nodiscard]] bool is_small(std::size_t at, std::size_t length) const {
        if (style_ == TitleStyle::every_word || at == 0 || at + length == text_.size()) return false;
        const std::string word = base::to_lower(text_.substr(at, length));
        if (!is_one_of(small_words, word) && (style_ != TitleStyle::chicago || !is_one_of(prepositions, word))) return false;
        const char before = text_[at - 1];
        if (before != ' ' && before != '-' && before != '/') return false;
        if (at >= 2 && (text_[at - 2] == ':' || text_[at - 2] == '-')) return false;
        return text_[at + length] != '-' || before == '-';
    }

    std::string_view text_;
    TitleStyle style_;
};

}  // namespace

TitleStyle title_style(std::string_view name) {
    const std::string lower = base::to_lower(name);
    if (lower == "chicago") return TitleStyle::chicago;
    if (lower == "go") return TitleStyle::every_word;
    if (lower == "firstupper") return TitleStyle::first_upper;
    return lower == "none" ? TitleStyle::as_written : TitleStyle::associated_press;
}

std::string in_title_case(std::string_view text, TitleStyle style) {
    if (text.empty() || style == TitleStyle::as_written) return std::string(text);
    return style == TitleStyle::first_upper ? with_capital(text) : Capitals(text, style).set();
}

}  // namespace notes_export::site
