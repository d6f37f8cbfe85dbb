// What the parts of one Markdown run share.
#pragma once

#include "markdown/block_tree.h"
#include "markdown/parse.h"
#include "markdown/typographer.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace notes_export::markdown {

/// The footnotes of a unit: numbered by first use, where the notes themselves count as standing where the first of them
/// is written (Goldmark reads them there). A note that only unused notes refer to is in use, without a mark to go back to.
class Footnotes {
public:
    explicit Footnotes(model::Draft& draft) : draft_(draft) {}
    /// The first definition of a label counts.
    void define(const RawBlock& block) {
        if (definitions_.empty()) place_ = block.begin;
        definitions_.emplace(block.literal, &block);
        written_.push_back(&block);
    }
    [[nodiscard]] bool is_empty() const { return definitions_.empty(); }
    /// A mark at `place` for the note of that label (compared exactly), or nothing if there is no such note.
    [[nodiscard]] std::optional<FootnoteMark> use(std::string_view label, std::uint32_t place);
    /// From now on marks stand in the text of notes.
    void begin_notes() { is_in_notes_ = true; }
    /// Whether marks from now on stand in text that is not shown: they bring notes into use, but lead nowhere.
    void set_unseen(bool is_unseen) { is_unseen_ = is_unseen; }
    /// Gives the notes their numbers, once all marks are known.
    void number();
    /// All definitions as written, those that no mark can reach included.
    [[nodiscard]] const std::vector<const RawBlock*>& written() const { return written_; }
    [[nodiscard]] bool is_used(const RawBlock& block) const {
        const auto used = used_by_label_.find(block.literal);
        return used != used_by_label_.end() && used_[used->second].definition == &block;
    }
    /// The notes in use; grows while their contents are read, as notes may refer to notes.
    [[nodiscard]] std::size_t used_count() const { return used_.size(); }
    [[nodiscard]] NoteId used(std::size_t index) const { return used_[index].id; }
    [[nodiscard]] const RawBlock& definition(std::size_t index) const { return *used_[index].definition; }

private:
    /// Where a mark stands: before the notes, in them, behind them; then by its place in the text.
    using Order = std::pair<int, std::uint32_t>;
    struct Used {
        NoteId id;
        const RawBlock* definition;
        Order first;
    };
    model::Draft& draft_;
    std::vector<const RawBlock*> written_;
    std::unordered_map<std::string, const RawBlock*> definitions_;
    std::unordered_map<std::string, std::size_t> used_by_label_;
    std::vector<Used> used_;
    std::uint32_t place_ = 0;
    bool is_in_notes_ = false;
    bool is_unseen_ = false;
};

struct Context {
    const Options& options;
    const base::TextMap& map;
    model::Draft& draft;
    Diagnostics& diagnostics;
    const std::unordered_map<std::string, Reference>& references;
    Footnotes& footnotes;
    TypographerTable typographer_table;
    OpenQuotes open_quotes;
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
