// What the reader yields: the same tree as a Document, but the tables still hold the author's words.
// resolve replaces the tables and moves the tree.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <vector>

namespace notes_export::model {

/// A link as written: a destination of Markdown or HTML, or what a shortcode produced. Resolved by URL rules
/// against the page being made, then bundle, source folder, static/, assets/ (CONSTRUCTS LNK-2).
struct RawTarget {
    std::string words;
    Span span;
};

/// A picture as written.
struct RawImage {
    std::string words;     ///< destination as in RawTarget, or, with is_path, a path below the site root
    Span span;
    bool is_path = false;  ///< found already (a page resource): `words` needs no further search
    QrSymbol code{};       ///< not empty: made here, with nothing to search; `words` is what it says
    bool is_decorative = false;  ///< the author gave it an empty alternative text, which HTML alone can tell from none
};

struct Draft {
    Blocks body;
    std::vector<RawTarget> targets;  ///< TargetId indexes these
    std::vector<RawImage> images;    ///< ImageId indexes these
    std::vector<Note> notes;         ///< NoteId indexes these; ids and labels are those of their own unit

    TargetId add_target(RawTarget target) {
        targets.push_back(std::move(target));
        return static_cast<TargetId>(targets.size() - 1);
    }
    ImageId add_image(RawImage image) {
        images.push_back(std::move(image));
        return static_cast<ImageId>(images.size() - 1);
    }
    NoteId add_note(Note note) {
        notes.push_back(std::move(note));
        return static_cast<NoteId>(notes.size() - 1);
    }
};

}  // namespace notes_export::model
