// The parts of a line → items of a flow: words, boxes, and what runs along with them (backgrounds, rules, links).
#pragma once

#include "typeset/page/flow.h"
#include "typeset/text/line_parts.h"
#include "typeset/text/paragraph_style.h"
#include "typeset/text/styled_text.h"

#include <span>
#include <vector>

namespace notes_export::typeset {

class LinePlacer {
public:
    /// Boxes are taken out of `text` as they are placed.
    LinePlacer(StyledText& text, const ParagraphStyle& style, Flow& flow) : text_(text), style_(style), flow_(flow) {}

    /// `blank_scale` multiplies blanks, and what stands for them between characters; `x` is where the line begins.
    void place(std::span<const LinePart> parts, float x, double blank_scale, float baseline);

private:
    /// A background, underline, strike or link that runs along parts of like style.
    struct Stripe {
        bool is_open = false;
        float begin = 0;
        TextStyle style;
    };
    using Draw = void (LinePlacer::*)(const Stripe&, float);

    void place_part(const LinePart& part, float x);
    void extend_stripes(const TextStyle& style, float x);
    void close_stripes();
    void step(Stripe& stripe, bool is_wanted, bool is_same, const TextStyle& style, float x, Draw draw);
    void draw_background(const Stripe& stripe, float end);
    void draw_underline(const Stripe& stripe, float end);
    void draw_strike(const Stripe& stripe, float end);
    void add_link(const Stripe& stripe, float end);

    StyledText& text_;
    const ParagraphStyle& style_;
    Flow& flow_;
    float baseline_ = 0, end_ = 0;
    Stripe background_, underline_, strike_, link_;
    // Painted in this order: what lies under the text, the text, lines under and through it (a strike drawn first would
    // stand behind its letters, and contrast checkers take it for their background).
    std::vector<Item> boxes_, texts_, rules_;
};

}  // namespace notes_export::typeset
