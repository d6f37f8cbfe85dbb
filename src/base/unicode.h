// Unicode for text that is not typeset: validity, case, normal form, collation. The ICU adapter of the core; typeset
// has its own for what lines need.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::base {

struct Decoded {
    char32_t character = 0xFFFD;
    std::uint32_t length = 1;  ///< bytes consumed, at least 1
    bool is_valid = false;     ///< false for overlong forms, surrogates, cut sequences
};

/// The character that starts at byte `offset` (< text.size()).
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);
/// The end of the longest stretch of whole characters from the beginning of `text` that has at most `bytes` bytes.
[[nodiscard]] std::size_t whole_characters(std::string_view text, std::size_t bytes);
void append_utf8(std::string& out, char32_t character);
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// What stands for `c` where text is shown; one rule for all formats. Controls that part words or lines (vertical tab, form
/// feed, U+0085, U+2028, U+2029) are a blank, and the others, which have no look, U+FFFD. Tab, LF and CR stay what they are.
[[nodiscard]] char32_t shown_character(char32_t c);

struct CleanText {
    std::string text;
    std::size_t first_bad = std::string::npos;  ///< offset (in the input) of the first byte replaced
    std::size_t first_control = std::string::npos;  ///< the same of the first control that is shown as U+FFFD (not replaced yet)
};
/// Text as the reader wants it: byte order mark removed, bad bytes, NUL and noncharacters replaced by U+FFFD, CR LF
/// and CR turned into LF. Lines keep their numbers.
[[nodiscard]] CleanText clean_text(std::string bytes);

[[nodiscard]] std::string to_lower(std::string_view text);  ///< full Unicode lower case, no locale
[[nodiscard]] std::string fold_case(std::string_view text); ///< for comparisons
[[nodiscard]] std::string normalize_nfc(std::string_view text);
[[nodiscard]] std::string strip_accents(std::string_view text);  ///< NFD, marks removed, NFC
[[nodiscard]] std::string title_case(std::string_view text);     ///< each word capitalised
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_mark(char32_t c);
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_punctuation(char32_t c);  ///< punctuation or symbol (CommonMark 0.31 §2.1)

/// Whether the language (BCP 47) is written from right to left, unless a script in the tag says otherwise.
[[nodiscard]] bool is_right_to_left(std::string_view language);

/// by_value: "9" before "10"; by_character: "10" before "9", as Hugo sorts titles.
enum class DigitOrder { by_value, by_character };

/// Orders titles as the language's dictionaries do. Negative, zero, positive.
class Collator {
public:
    explicit Collator(const std::string& language, DigitOrder digits = DigitOrder::by_value);
    ~Collator();
    Collator(const Collator&) = delete;
    Collator& operator=(const Collator&) = delete;
    [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
private:
    void* collator_;  // UCollator
};

/// For names in addresses and file names: lower-case letters and digits of any script, words joined by "-".
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace notes_export::base
