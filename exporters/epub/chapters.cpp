#include "epub/chapters.h"

#include "base/numbers.h"
#include "notes_export/walk.h"

#include <algorithm>
#include <array>

namespace notes_export::epub {
namespace {

// E-readers lay out a chapter as a whole before they show it; beyond this (bytes of text) slow ones keep people waiting.
constexpr std::size_t largest_chapter = 200'000;
// Less than a few lines is no chapter: each begins on a new page.
constexpr std::size_t smallest_chapter = 400;
// What a picture or a contents list takes of a page, in bytes of text.
constexpr std::size_t weight_of_picture = 400;
constexpr int deepest_level = 6;
constexpr std::size_t unassigned = static_cast<std::size_t>(-1);

const Heading* heading_of(const Piece& piece) { return std::get_if<Heading>(&piece.block->node); }

bool has_headings(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        const auto* division = std::get_if<Division>(&block.node);
        return std::holds_alternative<Heading>(block.node) || (division != nullptr && has_headings(division->content));
    });
}

// Divisions with headings are taken apart, so that a chapter can begin inside an included part. Their nesting is bounded
// by the reader.
void collect(const Blocks& blocks, std::vector<const Division*>& around, std::vector<Piece>& out) {
    for (const Block& block : blocks) {
        const auto* division = std::get_if<Division>(&block.node);
        if (division == nullptr || !has_headings(division->content)) {
            out.push_back({&block, around});
            continue;
        }
        around.push_back(division);
        collect(division->content, around, out);
        around.pop_back();
    }
}

std::size_t weight_of(const Piece& piece) {
    std::size_t weight = 0;
    for_each_inline(*piece.block, [&](const Inline& item) {
        if (const auto* text = std::get_if<Text>(&item.node)) weight += text->text.size();
        if (const auto* code = std::get_if<Code>(&item.node)) weight += code->text.size();
        if (std::holds_alternative<Image>(item.node)) weight += weight_of_picture;
    });
    for_each_block(*piece.block, [&](const Block& block) {
        if (const auto* code = std::get_if<CodeBlock>(&block.node)) weight += code->text.size();
        if (std::holds_alternative<Figure>(block.node) || std::holds_alternative<ContentsHere>(block.node)) weight += weight_of_picture;
    });
    return weight;
}

// A run of pieces; `begin` of the next is its end.
struct Cut {
    std::size_t begin = 0;
    std::size_t weight = 0;
};

class Splitter {
public:
    explicit Splitter(const Blocks& body) {
        std::vector<const Division*> around;
        collect(body, around, pieces_);
        weights_.reserve(pieces_.size());
        for (const Piece& piece : pieces_) weights_.push_back(weight_of(piece));
    }

    std::vector<Chapter> split() {
        split(0, pieces_.size(), first_level());
        join_small();
        std::vector<Chapter> chapters;
        for (std::size_t i = 0; i < cuts_.size(); ++i) chapters.push_back(make_chapter(i));
        if (chapters.empty()) chapters.emplace_back();
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            chapters[i].file = "chapter-";
            base::append_number(chapters[i].file, static_cast<std::int64_t>(i + 1));
            chapters[i].file += ".xhtml";
        }
        return chapters;
    }

private:
    // Topmost level with several headings; one that occurs once is the title of it all.
    [[nodiscard]] int first_level() const {
        std::array<std::size_t, deepest_level + 1> counts{};
        for (const Piece& piece : pieces_)
            if (const Heading* heading = heading_of(piece)) ++counts[static_cast<std::size_t>(std::clamp(heading->level, 1, deepest_level))];
        for (int level = 1; level <= deepest_level; ++level)
            if (counts[static_cast<std::size_t>(level)] > 1) return level;
        return deepest_level;
    }

    // At most six levels deep: one per heading level, and each piece is looked at once per level.
    void split(std::size_t begin, std::size_t end, int level) {
        std::size_t start = begin;
        std::size_t weight = 0;
        const auto finish = [&](std::size_t at) {
            if (at == start) return;
            if (weight > largest_chapter && level < deepest_level) split(start, at, level + 1);
            else cuts_.push_back({start, weight});
            start = at;
            weight = 0;
        };
        for (std::size_t i = begin; i < end; ++i) {
            const Heading* heading = heading_of(pieces_[i]);
            const bool is_too_much = level == deepest_level && weight > 0 && weight + weights_[i] > largest_chapter;
            if ((heading != nullptr && heading->level <= level) || is_too_much) finish(i);
            weight += weights_[i];
        }
        finish(end);
    }

    void join_small() {
        std::vector<Cut> joined;
        for (const Cut& cut : cuts_) {
            if (!joined.empty() && joined.back().weight < smallest_chapter) joined.back().weight += cut.weight;
            else joined.push_back(cut);
        }
        if (joined.size() > 1 && joined.back().weight < smallest_chapter) joined.pop_back();
        cuts_ = std::move(joined);
    }

    [[nodiscard]] Chapter make_chapter(std::size_t index) {
        Chapter chapter;
        const std::size_t end = index + 1 < cuts_.size() ? cuts_[index + 1].begin : pieces_.size();
        for (std::size_t i = cuts_[index].begin; i < end; ++i) chapter.pieces.push_back(std::move(pieces_[i]));
        if (!chapter.pieces.empty()) chapter.heading = heading_of(chapter.pieces.front());
        return chapter;
    }

    std::vector<Piece> pieces_;
    std::vector<std::size_t> weights_;
    std::vector<Cut> cuts_;
};

}  // namespace

std::vector<Chapter> split_into_chapters(const Blocks& body) { return Splitter(body).split(); }

ChapterMap::ChapterMap(const Document& document, const std::vector<Chapter>& chapters) : notes_(document.notes.size(), unassigned) {
    std::vector<NoteId> found;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        for (const Piece& piece : chapters[i].pieces) {
            for (const Division* division : piece.divisions) add_anchor(division->id, i);  // the first one stays
            add_block(document, *piece.block, i, found);
        }
    }
    // Notes may mark further notes; those stand where the note does that marks them.
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t chapter = chapter_of(found[i]);
        add_anchor(document.note(found[i]).id, chapter);
        for (const Block& block : document.note(found[i]).content) add_block(document, block, chapter, found);
    }
    for (std::size_t& chapter : notes_)
        if (chapter == unassigned) chapter = chapters.size() - 1;
}

void ChapterMap::add_anchor(const std::string& id, std::size_t chapter) {
    if (!id.empty()) anchors_.emplace(id, chapter);
}

void ChapterMap::add_block(const Document& document, const Block& root, std::size_t chapter, std::vector<NoteId>& found) {
    for_each_block(root, [&](const Block& block) {
        if (const auto* heading = std::get_if<Heading>(&block.node)) {
            add_anchor(heading->id, chapter);
            for (const std::string& alias : heading->aliases) add_anchor(alias, chapter);
        } else if (const auto* division = std::get_if<Division>(&block.node)) {
            add_anchor(division->id, chapter);
        } else if (const auto* list = std::get_if<DefinitionList>(&block.node)) {
            for (const Definition& item : list->items)
                for (const DefinitionTerm& term : item.terms) add_anchor(term.id, chapter);
        }
    });
    for_each_inline(root, [&](const Inline& item) {
        if (const auto* anchor = std::get_if<AnchorPoint>(&item.node)) add_anchor(anchor->id, chapter);
        if (const auto* mark = std::get_if<FootnoteMark>(&item.node)) {
            std::string id = document.note(mark->note).id + "-ref-";
            base::append_number(id, std::int64_t{mark->use});
            add_anchor(id, chapter);
            std::size_t& home = notes_[static_cast<std::size_t>(mark->note)];
            if (home != unassigned) return;
            home = chapter;
            found.push_back(mark->note);
        }
    });
}

std::size_t ChapterMap::chapter_of(std::string_view anchor) const {
    const auto found = anchors_.find(std::string(anchor));
    return found == anchors_.end() ? 0 : found->second;
}

}  // namespace notes_export::epub
