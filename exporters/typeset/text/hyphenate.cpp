#include "typeset/text/hyphenate.h"

#include "assets/hyphenation/patterns.h"
#include "base/unicode.h"
#include "typeset/text/unicode.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr std::size_t min_left = 2, min_right = 3;  // characters that stay together at a word's ends
constexpr std::size_t min_part = 2;                 // and at the ends of parts of a compound
constexpr std::size_t min_word = 5;                 // shorter words are not worth a hyphen
constexpr std::size_t max_word = 90;                // bytes; the work grows with the length of words

}  // namespace

Hyphenator::Hyphenator(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    for (const assets::PatternFile& file : assets::pattern_files()) {
        if (file.language == primary) file_ = file.text();
    }
}

void Hyphenator::load() {
    patterns_ = read_patterns(file_);
    is_utf8_ = patterns_->charset == "UTF-8";
    if (!is_utf8_) charset_ = upper_half(patterns_->charset);
}

/// The word in the charset of the patterns; empty when it has characters that they do not know.
std::string Hyphenator::encoded(std::string_view lower) const {
    if (is_utf8_) return std::string(lower);
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const base::Decoded decoded = base::decode(lower, at);
        at += decoded.length;
        if (decoded.character < 0x80) {
            out += static_cast<char>(decoded.character);
            continue;
        }
        const auto found = std::lower_bound(charset_.begin(), charset_.end(), decoded.character,
                                            [](const auto& entry, char32_t c) { return entry.first < c; });
        if (found == charset_.end() || found->first != decoded.character) return {};
        out += found->second;
    }
    return out;
}

/// For each byte of `word`, in the charset of the patterns, whether a line may end before it.
std::vector<bool> Hyphenator::breaks(std::string_view word) const {
    std::vector<bool> result(word.size(), false);
    // Each level divides the parts that the one before it found: first compounds, then their members.
    std::vector<std::size_t> parts{0, word.size()};
    for (const PatternSet& level : patterns_->levels) {
        std::vector<std::size_t> finer;
        for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
            const std::size_t begin = parts[p], end = parts[p + 1];
            finer.push_back(begin);
            std::string bounded(1, '.');
            bounded.append(word.substr(begin, end - begin)).append(1, '.');
            const std::vector<std::uint8_t> weights = level.weights(bounded);
            for (std::size_t at = begin + min_part; at + min_part <= end; ++at) {
                if (weights[at - begin + 1] % 2 == 0) continue;
                result[at] = true;
                finer.push_back(at);
            }
        }
        finer.push_back(word.size());
        parts = std::move(finer);
    }
    return result;
}

std::vector<std::uint16_t> Hyphenator::points(std::string_view word) {
    std::vector<std::uint16_t> found;
    if (file_.empty() || word.size() < min_word || word.size() > max_word) return found;
    if (!patterns_) load();
    const std::string lower = base::to_lower(word);
    if (lower.size() != word.size()) return found;  // offsets would not be those of the word
    const std::string text = encoded(lower);
    if (text.empty()) return found;

    const std::vector<bool> may_break = breaks(text);
    std::vector<std::uint16_t> starts;  // of characters, in the word
    for (std::size_t at = 0; at < word.size(); at += base::decode(word, at).length) {
        starts.push_back(static_cast<std::uint16_t>(at));
    }
    for (std::size_t i = min_left; i + min_right <= starts.size(); ++i) {
        if (may_break[is_utf8_ ? starts[i] : i]) found.push_back(starts[i]);
    }
    return found;
}

}  // namespace notes_export::typeset
