// A document cut into chapters: one file each, one entry in the reading order each.
#pragma once

#include "notes_export/document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::epub {

/// A block of a chapter and the divisions around it, outermost first: a chapter may begin in the midst of an included part.
struct Piece {
    const Block* block = nullptr;
    std::vector<const Division*> divisions;
};

struct Chapter {
    std::vector<Piece> pieces;
    const Heading* heading = nullptr;  ///< its first; null for what stands before the first heading
    std::string file;                  ///< entry name
};

/// Chapters begin at the topmost level whose headings occur more than once; what is too large is cut again at lower
/// levels, what is too small for a page of its own stays with its neighbour. Never empty.
[[nodiscard]] std::vector<Chapter> split_into_chapters(const Blocks& body);

/// Where the document's anchors and footnotes ended up.
class ChapterMap {
public:
    ChapterMap(const Document& document, const std::vector<Chapter>& chapters);

    /// Number of the chapter that holds an anchor; the first one for an unknown anchor and for the empty one.
    [[nodiscard]] std::size_t chapter_of(std::string_view anchor) const;
    /// Number of the chapter with the note's first mark.
    [[nodiscard]] std::size_t chapter_of(NoteId note) const { return notes_[static_cast<std::size_t>(note)]; }

private:
    void add_anchor(const std::string& id, std::size_t chapter);
    void add_block(const Document& document, const Block& root, std::size_t chapter, std::vector<NoteId>& found);

    std::unordered_map<std::string, std::size_t> anchors_;  // for look-up only: its order never reaches an output
    std::vector<std::size_t> notes_;
};

}  // namespace notes_export::epub
