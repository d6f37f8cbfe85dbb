// Running text on its way from the Document to lines: one string, many styles, and what stands in it that is no text.
#pragma once

#include "notes_export/document.h"
#include "typeset/frame.h"
#include "typeset/theme.h"

#include <string>
#include <variant>
#include <vector>

namespace notes_export::typeset {

struct TextStyle {
    Family family = Family::serif;
    bool is_bold = false;
    bool is_italic = false;
    bool is_code = false;        ///< may break inside identifiers, never hyphenated
    bool may_hyphenate = false;
    bool has_underline = false;
    bool has_strike = false;
    bool has_background = false;
    bool has_frame = false;      ///< a key of the keyboard
    bool has_link_border = false;  ///< a button
    float size = 10;
    float rise = 0;  ///< points above the baseline
    float letter_space = 0;
    Color color;
    Color background;
    std::uint32_t link = 0;  ///< 1 + index into StyledText::links; 0: none
    NodeId owner = NodeId::artifact;
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// A drawing or picture that stands in the line like a letter. Its item's places are relative to the left end
/// of its baseline.
struct InlineBox {
    float width = 0, ascent = 0, descent = 0;
    float break_penalty = 0;  ///< for ending a line at a blank right after it
    std::vector<Item> items;
};

/// Something noted at a byte of the text that takes no room: a place to link to, a footnote that belongs on the same page.
struct TextMark {
    std::uint32_t offset = 0;
    std::string id;                ///< of a place; empty: a footnote
    NoteId note{};
};

/// Bytes of the words of a link. Each of its lines says them again.
inline constexpr std::size_t max_link_words = 1'000;

struct TextLink {
    Target target;
    std::string words;
    NodeId node = NodeId::artifact;
};

/// The stand-in for an InlineBox in the text.
inline constexpr std::string_view object_character = "\uFFFC";
/// The same for a box that is a word (a formula): unlike pictures, it is never parted from the comma or bracket beside it.
/// A noncharacter, which Unicode's line breaking takes for a letter.
inline constexpr std::string_view word_object_character = "\uFDD2";

struct StyledText {
    struct Run {
        std::uint32_t end = 0;
        std::uint32_t style = 0;
    };
    std::string text;  ///< UTF-8; '\n' ends a line; InlineBoxes are U+FFFC or U+FDD2, in order
    std::vector<Run> runs;
    std::vector<TextStyle> styles;
    std::vector<InlineBox> boxes;
    std::vector<TextMark> marks;
    std::vector<TextLink> links;
    struct Source {
        std::uint32_t begin = 0;
        Span span;
    };
    std::vector<Source> sources;  ///< where the text stands in the author's file, from byte `begin` on; may be empty

    [[nodiscard]] Span source_at(std::uint32_t offset) const;
    void append(std::string_view words, const TextStyle& style);
    [[nodiscard]] bool is_empty() const { return text.empty() && marks.empty(); }
};

}  // namespace notes_export::typeset
