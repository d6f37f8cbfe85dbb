#include "resolve/notes.h"

#include "model/tree.h"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace notes_export::resolve {
namespace {

class Numbering {
public:
    explicit Numbering(model::Draft& draft)
        : draft_(draft), list_of_(draft.notes.size(), none), is_numbered_(draft.notes.size()) {}

    void run() {
        model::Visitor lists;
        lists.enter = [&](Block& block) {
            if (const auto* list = std::get_if<FootnoteList>(&block.node)) add(list->notes);
        };
        walk(lists);
        model::Visitor marks;
        marks.inline_node = [&](Inline& node) {
            if (const auto* mark = std::get_if<FootnoteMark>(&node.node)) number_up_to(mark->note);
        };
        // Notes that only notes of the same text mention belong to that text, wherever others go on.
        marks.enter = [&](Block& block) {
            const auto* list = std::get_if<FootnoteList>(&block.node);
            if (list != nullptr && !list->notes.empty()) number_up_to(list->notes.back());
        };
        walk(marks);
        for (std::size_t i = 0; i < draft_.notes.size(); ++i) number(i);
    }

private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    /// The notes of one text, and how many of them have their number.
    struct List {
        std::vector<NoteId> notes;
        std::size_t done = 0;
    };

    void walk(const model::Visitor& visitor) {
        model::walk(draft_.body, visitor);
        for (Note& note : draft_.notes) model::walk(note.content, visitor);
    }

    void add(const std::vector<NoteId>& notes) {
        for (const NoteId id : notes) list_of_[static_cast<std::size_t>(id)] = lists_.size();
        lists_.push_back({notes});
    }

    /// Those that stand before it in its list come first: their marks are in notes.
    void number_up_to(NoteId id) {
        const auto index = static_cast<std::size_t>(id);
        if (list_of_[index] != none) {
            List& list = lists_[list_of_[index]];
            while (!is_numbered_[index] && list.done < list.notes.size()) number(static_cast<std::size_t>(list.notes[list.done++]));
        }
        number(index);
    }

    void number(std::size_t index) {
        if (is_numbered_[index]) return;
        is_numbered_[index] = true;
        draft_.notes[index].label = std::to_string(++last_);
    }

    model::Draft& draft_;
    std::vector<List> lists_;
    std::vector<std::size_t> list_of_;  ///< by note
    std::vector<bool> is_numbered_;
    std::size_t last_ = 0;
};

}  // namespace

void number_notes(model::Draft& draft) { Numbering(draft).run(); }

}  // namespace notes_export::resolve
