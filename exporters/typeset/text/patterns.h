// Liang's hyphenation patterns, looked up where they stand in their file: reading a large language's file takes milliseconds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::typeset {

/// One level of a pattern file. Patterns and words are bytes of the same charset, lower case.
class PatternSet {
public:
    /// `lines` is what stands between two keywords of the file; it must outlive the set.
    explicit PatternSet(std::string_view lines);

    /// For each byte of `word` the weight of a break before it; odd ones are places to divide. `word` begins and ends in a
    /// full stop, as patterns know the ends of words.
    [[nodiscard]] std::vector<std::uint8_t> weights(std::string_view word) const;
    [[nodiscard]] bool is_empty() const { return count_ == 0; }

private:
    void insert(std::uint32_t begin, std::uint32_t end);
    void apply(std::uint32_t pattern, std::string_view letters, std::uint8_t* weights) const;

    std::string_view lines_;
    std::vector<std::uint32_t> table_;  // where patterns begin in `lines_`, plus one; by the hash of their letters
    std::size_t count_ = 0;
    std::size_t longest_ = 0;  // letters
};

/// A file in libhyphen's format: its charset, then one level of patterns, or two: parts of compounds, then syllables.
struct PatternLevels {
    std::string charset;
    std::vector<PatternSet> levels;
};
[[nodiscard]] PatternLevels read_patterns(std::string_view file);

}  // namespace notes_export::typeset
