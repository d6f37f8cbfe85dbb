#include "typeset/text/patterns.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr std::uint64_t hash_seed = 14'695'981'039'346'656'037ULL, hash_factor = 1'099'511'628'211ULL;  // FNV-1a

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::uint64_t extend(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * hash_factor; }

/// Comments and settings stand among the patterns; settings are words in capitals.
bool is_pattern(std::string_view line) {
    if (line.empty() || line[0] == '#' || line[0] == '%') return false;
    const std::string_view word = line.substr(0, line.find(' '));
    return !(word.size() > 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

}  // namespace

PatternSet::PatternSet(std::string_view lines) : lines_(lines) {
    const auto line_count = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) + 1;
    std::size_t size = 16;
    while (size < line_count * 2) size *= 2;
    table_.assign(size, 0);
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::size_t next = end + 1;
        while (end > begin && (lines[end - 1] == '\r' || lines[end - 1] == ' ')) --end;
        if (is_pattern(lines.substr(begin, end - begin))) {
            insert(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
        }
        begin = next;
    }
}

void PatternSet::insert(std::uint32_t begin, std::uint32_t end) {
    std::uint64_t hash = hash_seed;
    std::size_t letters = 0;
    for (std::uint32_t at = begin; at < end && lines_[at] != '/'; ++at) {
        if (is_digit(lines_[at])) continue;
        hash = extend(hash, lines_[at]);
        ++letters;
    }
    if (letters == 0) return;
    longest_ = std::max(longest_, letters);
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = (hash ^ hash >> 32U) & mask;
    while (table_[slot] != 0) slot = (slot + 1) & mask;
    table_[slot] = begin + 1;
    ++count_;
}

/// Raises the weights to those of the pattern, if its letters are `letters`.
void PatternSet::apply(std::uint32_t pattern, std::string_view letters, std::uint8_t* weights) const {
    const auto ends = [&](std::size_t at) {
        return at >= lines_.size() || lines_[at] == '\n' || lines_[at] == '\r' || lines_[at] == ' ' || lines_[at] == '/';
    };
    std::size_t matched = 0;
    std::size_t at = pattern;
    for (; !ends(at); ++at) {
        if (is_digit(lines_[at])) continue;
        if (matched == letters.size() || lines_[at] != letters[matched]) return;
        ++matched;
    }
    if (matched != letters.size()) return;
    // After a slash stands another spelling ("ff=f"): such a place is not for us, so its weight is made even.
    const bool respells = at < lines_.size() && lines_[at] == '/';
    std::size_t place = 0;
    for (at = pattern; !ends(at); ++at) {
        if (!is_digit(lines_[at])) {
            ++place;
            continue;
        }
        auto weight = static_cast<std::uint8_t>(lines_[at] - '0');
        if (respells && weight % 2 == 1) ++weight;
        weights[place] = std::max(weights[place], weight);
    }
}

std::vector<std::uint8_t> PatternSet::weights(std::string_view word) const {
    std::vector<std::uint8_t> found(word.size() + 1, 0);
    const std::size_t mask = table_.size() - 1;
    for (std::size_t begin = 0; begin < word.size(); ++begin) {
        std::uint64_t hash = hash_seed;
        for (std::size_t end = begin; end < word.size() && end - begin < longest_; ++end) {
            hash = extend(hash, word[end]);
            for (std::size_t slot = (hash ^ hash >> 32U) & mask; table_[slot] != 0; slot = (slot + 1) & mask) {
                apply(table_[slot] - 1, word.substr(begin, end - begin + 1), found.data() + begin);
            }
        }
    }
    return found;
}

PatternLevels read_patterns(std::string_view file) {
    PatternLevels read;
    const std::size_t first_line = std::min(file.find('\n'), file.size());
    read.charset = file.substr(0, first_line);
    while (!read.charset.empty() && (read.charset.back() == '\r' || read.charset.back() == ' ')) read.charset.pop_back();
    constexpr std::string_view separator = "\nNEXTLEVEL";
    std::string_view rest = file.substr(first_line);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(separator), rest.size());
        PatternSet level(rest.substr(0, end));
        if (!level.is_empty()) read.levels.push_back(std::move(level));
        rest.remove_prefix(std::min(rest.size(), end + separator.size()));
    }
    return read;
}

}  // namespace notes_export::typeset
