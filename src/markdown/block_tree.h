// What stands between the two phases of Markdown: the block structure with the raw text of each leaf, which the
// inline phase then reads. Offsets are positions in the unit's text.
#pragma once

#include "notes_export/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::markdown {

/// Text of a leaf block (container markers and indentation removed) and where its lines come from.
struct LeafText {
    struct Line {
        std::uint32_t offset = 0;  ///< in `text`
        std::uint32_t source = 0;  ///< in the unit's text
    };
    std::string text;
    std::vector<Line> lines;  ///< ascending; empty only where `text` is

    /// The position in the unit's text of the byte at `offset`.
    [[nodiscard]] std::uint32_t source_of(std::size_t offset) const;
    /// The part [begin, end) as a leaf of its own.
    [[nodiscard]] LeafText slice(std::size_t begin, std::size_t end) const;
    /// Cuts blanks and line ends off the end.
    void trim_end();
};

enum class BlockKind { paragraph, heading, code, html, quote, list, item, rule, footnote, definition, attributes };

struct RawBlock {
    BlockKind kind = BlockKind::paragraph;
    LeafText leaf;             ///< paragraph, heading, html
    std::string literal;       ///< code, html; a footnote's label; the whole line of attributes
    std::string info;          ///< code fence
    bool is_fenced = false;    ///< code
    bool is_setext = false;    ///< heading
    bool is_apart = false;     ///< attributes: a blank line stands above them
    int level = 0;             ///< heading
    bool is_ordered = false;   ///< list
    bool is_tight = true;      ///< list, definition
    std::int32_t start = 1;   ///< list
    std::uint32_t begin = 0;   ///< in the unit's text
    std::uint32_t end = 0;
    std::vector<RawBlock> children;
};

/// A link reference definition, destination and title unescaped.
struct Reference {
    std::string destination;
    std::string title;
};

struct BlockTree {
    std::vector<RawBlock> blocks;
    std::unordered_map<std::string, Reference> references;  ///< by normal form of their label
};

/// A reference label as it is compared: white space joined, case folded.
[[nodiscard]] std::string normal_label(std::string_view label);

}  // namespace notes_export::markdown
