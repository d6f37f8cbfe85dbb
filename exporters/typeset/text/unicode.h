// What lines need to know of Unicode: where they may break, which way text runs, which script it is. The ICU adapter
// of typesetting. Offsets are bytes of UTF-8.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct UBreakIterator;
struct UBiDi;

namespace notes_export::typeset {

struct LineOpportunity {
    std::uint32_t offset = 0;  ///< a new line may begin here
    bool is_forced = false;
};

/// Bytes of a text.
struct TextRange {
    std::uint32_t begin = 0, end = 0;
};

/// Stretch of one embedding level; odd levels run from right to left.
struct LevelRun {
    std::uint32_t end = 0;
    std::uint8_t level = 0;
};

/// One per thread of work: ICU's iterators hold state.
class TextAnalysis {
public:
    explicit TextAnalysis(const std::string& language);
    ~TextAnalysis();
    TextAnalysis(const TextAnalysis&) = delete;
    TextAnalysis& operator=(const TextAnalysis&) = delete;

    /// Where lines may begin after each stretch of `text`; the last is the end of the text. Replaces `out`.
    void line_opportunities(std::string_view text, std::vector<LineOpportunity>& out);
    /// Ends of user-perceived characters. Replaces `out`.
    void graphemes(std::string_view text, std::vector<std::uint32_t>& out);
    /// Embedding levels of a paragraph. Empty when everything is at level 0. `isolates` run from left to right whatever stands
    /// around them, and count there as one sign.
    [[nodiscard]] std::vector<LevelRun> levels(std::string_view text, bool is_right_to_left, std::span<const TextRange> isolates = {});
    /// Whether some of `text` may run from right to left.
    [[nodiscard]] static bool may_turn(std::string_view text);

private:
    void load(std::string_view text);
    void load_isolated(std::string_view text, std::span<const TextRange> isolates);
    [[nodiscard]] bool is_within_korean_word(std::int32_t at) const;
    [[nodiscard]] std::uint32_t byte_offset(std::int32_t unit) const;

    UBreakIterator* lines_ = nullptr;
    UBreakIterator* graphemes_ = nullptr;
    UBiDi* bidi_ = nullptr;
    std::u16string units_;
    std::vector<std::uint32_t> offsets_;  // byte offset of each unit; empty for plain ASCII, where they are equal
    std::u16string isolated_units_;       // the same with signs of isolation
    std::vector<std::uint32_t> isolated_offsets_;
};

/// Orders runs as they stand on a line from left to right (UAX 9, L2). `levels` in logical order.
[[nodiscard]] std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels);

/// ISO 15924 code as a number (HarfBuzz's hb_script_t); 0 for characters shared by scripts.
[[nodiscard]] std::uint32_t script_of(char32_t c);
[[nodiscard]] bool is_emoji_by_default(char32_t c);
[[nodiscard]] bool is_combining_mark(char32_t c);
/// Needs no glyph when a font lacks it: joiners, variation selectors, direction controls.
[[nodiscard]] bool is_ignorable(char32_t c);
[[nodiscard]] std::string character_name(char32_t c);

/// Characters of a single-byte charset ("KOI8-R") that are not ASCII, sorted, with their bytes. Empty when it is unknown.
[[nodiscard]] std::vector<std::pair<char32_t, char>> upper_half(const std::string& charset);

/// Written without blanks between words, so that lines are filled by room between characters: Han, kana, their punctuation.
[[nodiscard]] bool is_unspaced_east_asian(char32_t c);

}  // namespace notes_export::typeset
