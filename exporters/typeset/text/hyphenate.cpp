#include "typeset/text/hyphenate.h"

#include "assets/hyphenation/patterns.h"
#include "base/unicode.h"

#include <hyphen.h>

#include <cstdio>
#include <cstdlib>

namespace notes_export::typeset {
namespace {

constexpr int min_left = 2, min_right = 3;  // characters that stay together at a word's ends
constexpr std::size_t min_word = 5;         // shorter words are not worth a hyphen
constexpr std::size_t max_word = 90;        // libhyphen keeps words of up to 100 bytes on its stack

/// The word in lower case with one byte per character, as ISO 8859-1 patterns want it; empty when it does not fit.
std::string to_latin1(std::string_view lower) {
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const base::Decoded decoded = base::decode(lower, at);
        if (decoded.character > 0xFF) return {};
        out += static_cast<char>(decoded.character);
        at += decoded.length;
    }
    return out;
}

}  // namespace

Hyphenator::Hyphenator(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    for (const assets::PatternFile& file : assets::pattern_files()) {
        if (file.language == primary) patterns_ = file.text();
    }
}

Hyphenator::~Hyphenator() {
    if (dictionary_ != nullptr) hnj_hyphen_free(dictionary_);
}

void Hyphenator::load() {
    // libhyphen only reads files; the cast is safe as the stream is opened for reading.
    std::FILE* file = fmemopen(const_cast<char*>(patterns_.data()), patterns_.size(), "r");
    if (file != nullptr) {
        dictionary_ = hnj_hyphen_load_file(file);
        std::fclose(file);
    }
    if (dictionary_ == nullptr) patterns_ = {};
    else is_utf8_ = dictionary_->utf8 != 0;
}

std::vector<std::uint16_t> Hyphenator::points(std::string_view word) {
    std::vector<std::uint16_t> found;
    if (patterns_.empty() || word.size() < min_word || word.size() > max_word) return found;
    if (dictionary_ == nullptr) load();
    if (dictionary_ == nullptr) return found;

    const std::string lower = base::to_lower(word);
    if (lower.size() != word.size()) return found;  // offsets would not be those of the word
    const std::string text = is_utf8_ ? lower : to_latin1(lower);
    if (text.empty()) return found;

    char hyphens[max_word + 8] = {};
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    hnj_hyphen_hyphenate3(dictionary_, text.c_str(), static_cast<int>(text.size()), hyphens, nullptr, &replacements,
                          &positions, &cuts, min_left, min_right, 0, 0);
    // hyphens[i] speaks of the place after character i. A replacement ("ff=f") would change the spelling: not taken.
    const auto is_point = [&](std::size_t i) {
        return (hyphens[i] & 1) != 0 && (replacements == nullptr || replacements[i] == nullptr);
    };
    std::size_t character = 0;
    for (std::size_t at = 0; at < word.size(); ++character) {
        at += base::decode(word, at).length;
        if (at < word.size() && is_point(character)) found.push_back(static_cast<std::uint16_t>(at));
    }
    if (replacements != nullptr) {
        for (std::size_t i = 0; i < text.size(); ++i) std::free(replacements[i]);
        std::free(replacements);
        std::free(positions);
        std::free(cuts);
    }
    return found;
}

}  // namespace notes_export::typeset
