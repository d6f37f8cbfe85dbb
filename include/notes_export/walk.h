// Questions asked of a Document or of a part of its tree.
#pragma once

#include "notes_export/document.h"

#include <functional>
#include <string>
#include <vector>

namespace notes_export {

/// Calls `visit` for every block in reading order, containers before their contents. Footnote contents are
/// not visited (they stand in Document::notes).
void for_each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit);
/// Calls `visit` for every inline of one run of text, containers before their contents.
void for_each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit);
/// Calls `visit` for every inline anywhere below `blocks`: headings, captions, titles, labels, cells …
void for_each_inline(const Blocks& blocks, const std::function<void(const Inline&)>& visit);

/// The same for one block and what is below it.
void for_each_block(const Block& block, const std::function<void(const Block&)>& visit);
void for_each_inline(const Block& block, const std::function<void(const Inline&)>& visit);

/// The words alone: for contents entries, bookmarks, alternative texts. Line breaks become blanks.
[[nodiscard]] std::string plain_text(const Inlines& inlines);
[[nodiscard]] std::string plain_text(const Blocks& blocks);

/// One entry of the contents list.
struct OutlineEntry {
    int level = 1;
    const Heading* heading = nullptr;  ///< borrowed from the Document
    std::vector<OutlineEntry> children;
};

/// The headings as a tree, down to `max_level`; a skipped level makes no empty entry.
[[nodiscard]] std::vector<OutlineEntry> outline(const Blocks& body, int max_level = 6);

/// `inlines` as they may stand in a contents entry: links replaced by their text, no footnote marks, no anchors.
[[nodiscard]] Inlines without_links(const Inlines& inlines);

}  // namespace notes_export
