// Inlines of the Document → styled text, growing the structure tree on the way.
#pragma once

#include "notes_export/document.h"
#include "typeset/structure.h"
#include "typeset/text/styled_text.h"

#include <string_view>

namespace notes_export::typeset {

/// What pictures within a line are drawn from.
class PictureMaker;

class ParagraphSetter;

class InlineCollector {
public:
    InlineCollector(const Document& document, const Theme& theme, StructureBuilder& structure, ParagraphSetter& setter,
                    Diagnostics& diagnostics)
        : document_(document), theme_(theme), structure_(structure), setter_(setter), diagnostics_(diagnostics) {}

    struct Options {
        bool may_hyphenate = true;
        bool colors_links = true;  ///< off where a link would shout: headings, contents
        float width = 400;         ///< of the measure, for pictures
    };
    /// The words of `inlines` in `style`; their nodes become children of `parent`.
    [[nodiscard]] StyledText collect(const Inlines& inlines, const TextStyle& style, NodeId parent, Options options);
    /// Words that are not in the Document (labels, titles, numbers).
    [[nodiscard]] StyledText words(std::string_view words, TextStyle style, NodeId parent);

private:
    struct State {
        TextStyle style;
        NodeId parent{};
        NodeId leaf = NodeId::artifact;
        std::string_view language;  ///< of the words, as far as the text itself says; empty: the document's
        int quotations = 0;         ///< that are open
    };
    void walk(const Inlines& inlines, State& state);
    void add_gap(float width, const State& state);
    void add_words(std::string_view words, State& state);
    void add_styled(const Styled& styled, State& state);
    void add_quotation(const Styled& styled, State& state);
    void add_link(const Link& link, State& state);
    void add_image(const Image& image, State& state);
    void add_icon(const Icon& icon, State& state);
    void add_code(std::string_view words, State& state);
    void add_math(const Math& math, State& state);
    void add_formula(const Formula& formula, State& state);
    void add_note_mark(const FootnoteMark& mark, State& state);
    /// Runs `body` with a node of `role` as parent.
    template <class Body>
    void inside(Role role, State& state, Body body);

    const Document& document_;
    const Theme& theme_;
    StructureBuilder& structure_;
    ParagraphSetter& setter_;
    Diagnostics& diagnostics_;
    StyledText text_;
    Options options_;
    std::uint32_t marks_in_row_ = 0;
    bool after_blank_ = true;
};

/// A text style as a role of the theme says.
[[nodiscard]] TextStyle style_of(const TextRole& role);

}  // namespace notes_export::typeset
