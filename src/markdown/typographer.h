// Straight quotes, dashes, dots and angle brackets become the printer's, exactly as Goldmark's typographer decides
// (CONSTRUCTS MD-8). One per leaf; the counts of open quotes go on through all leaves of a text, as Goldmark 1 never
// sets them back: the quotation mark that ends the last of several quoted paragraphs closes.
#pragma once

#include "markdown/parse.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {

/// What stands for each mark; an absent one (set to nothing by the site) is left as written.
class TypographerTable {
public:
    enum Mark { left_single, right_single, left_double, right_double, en_dash, em_dash, ellipsis, left_angle, right_angle,
                apostrophe, mark_count };
    explicit TypographerTable(const Options& options);
    [[nodiscard]] std::string_view operator[](Mark mark) const { return words_[mark]; }

private:
    std::array<std::string, mark_count> words_;
};

/// Quotation marks opened so far in a text and not closed yet.
struct OpenQuotes {
    int single_marks = 0;
    int double_marks = 0;
};

class Typographer {
public:
    Typographer(const TypographerTable& table, OpenQuotes& open) : table_(table), open_(open) {}

    struct Replacement {
        std::string_view words;
        std::size_t length = 1;  ///< bytes of the source it stands for
    };
    /// The replacement for what starts at byte `at` of `text`, if any. Asked from left to right for one text.
    [[nodiscard]] std::optional<Replacement> at(std::string_view text, std::size_t at);

private:
    [[nodiscard]] std::optional<Replacement> run(std::string_view line) const;
    [[nodiscard]] std::optional<Replacement> single_quote(std::string_view line, char32_t before, bool opens, bool closes);
    [[nodiscard]] std::optional<Replacement> double_quote(std::string_view line, char32_t before, bool opens, bool closes);
    [[nodiscard]] std::optional<Replacement> mark(TypographerTable::Mark mark, std::size_t length) const;

    const TypographerTable& table_;
    OpenQuotes& open_;
    std::size_t line_end_ = 0;  ///< one past the end of the line looked at last
};

}  // namespace notes_export::markdown
