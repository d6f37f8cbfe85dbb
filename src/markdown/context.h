// What the parts of one Markdown run share.
#pragma once

#include "markdown/block_tree.h"
#include "markdown/parse.h"
#include "markdown/typographer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::markdown {

/// The footnotes of a unit: numbered by first use.
class Footnotes {
public:
    /// The first definition of a label counts.
    void define(const RawBlock& block) { definitions_.emplace(block.literal, &block); }
    [[nodiscard]] bool is_empty() const { return definitions_.empty(); }
    /// A mark for the note of that label (compared exactly), or nothing if there is no such note.
    [[nodiscard]] std::optional<FootnoteMark> use(std::string_view label, model::Draft& draft);
    /// The notes in order of their first use; grows while their contents are read, as notes may refer to notes.
    [[nodiscard]] std::size_t used_count() const { return used_.size(); }
    [[nodiscard]] NoteId used(std::size_t index) const { return used_[index].id; }
    [[nodiscard]] const RawBlock& definition(std::size_t index) const { return *used_[index].definition; }

private:
    struct Used {
        NoteId id;
        const RawBlock* definition;
    };
    std::unordered_map<std::string, const RawBlock*> definitions_;
    std::unordered_map<std::string, NoteId> numbers_;
    std::vector<Used> used_;
};

struct Context {
    const Options& options;
    const base::TextMap& map;
    model::Draft& draft;
    Diagnostics& diagnostics;
    const std::unordered_map<std::string, Reference>& references;
    Footnotes& footnotes;
    TypographerTable typographer_table;
    std::size_t reference_bytes = 0;       ///< copied out of reference definitions so far
    bool has_warned_of_nesting = false;

    [[nodiscard]] Span span(std::uint32_t begin, std::uint32_t end) const { return map.original(begin, end); }
    /// Of the bytes [begin, end) of a leaf.
    [[nodiscard]] Span span(const LeafText& leaf, std::size_t begin, std::size_t end) const {
        const std::uint32_t first = leaf.source_of(begin);
        return map.original(first, end > begin ? leaf.source_of(end - 1) + 1 : first);
    }
};

}  // namespace notes_export::markdown
