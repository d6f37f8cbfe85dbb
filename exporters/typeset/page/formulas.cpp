#include "typeset/page/formulas.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace notes_export::typeset {
namespace {

Color color_of(const FormulaShape& shape, Color text) {
    if (!shape.color) return text;
    return {static_cast<unsigned char>(*shape.color >> 16U), static_cast<unsigned char>(*shape.color >> 8U),
            static_cast<unsigned char>(*shape.color)};
}

PathVerb path_verb(FormulaVerb verb) {
    switch (verb) {
        case FormulaVerb::move: return PathVerb::move;
        case FormulaVerb::line: return PathVerb::line;
        case FormulaVerb::curve: return PathVerb::curve;
        case FormulaVerb::close: break;
    }
    return PathVerb::close;
}

PathItem outline(const FormulaShape& shape, const TextStyle& style) {
    PathItem path;
    path.fill = color_of(shape, style.color);
    path.owner = style.owner;
    path.verbs.reserve(shape.verbs.size());
    std::transform(shape.verbs.begin(), shape.verbs.end(), std::back_inserter(path.verbs), path_verb);
    path.points.reserve(shape.coordinates.size() / 2);
    const auto points = [&](float em) { return Length::points(static_cast<double>(em) * static_cast<double>(style.size)); };
    for (std::size_t i = 0; i + 1 < shape.coordinates.size(); i += 2) {
        path.points.push_back({points(shape.coordinates[i]), points(shape.coordinates[i + 1])});
    }
    return path;
}

/// The source, over the outlines but not painted: what a reader copies or searches for. As wide as the formula, so that
/// selecting one selects the other: of the size of the text around, lest it be taken for another line, and made narrow.
void add_source(std::string_view source, TextStyle style, InlineBox& box, ParagraphSetter& setter) {
    style.family = Family::mono;
    style.is_bold = style.is_italic = false;
    const double natural = setter.line_width(source, style);
    if (natural <= 0) return;
    const auto stretch = static_cast<float>(static_cast<double>(box.width) / natural);
    const std::size_t first = box.items.size();
    setter.place_line(source, style, 0, 0, box.items);
    for (std::size_t i = first; i < box.items.size(); ++i) {
        auto* text = std::get_if<TextItem>(&box.items[i]);
        if (text == nullptr) continue;
        text->is_invisible = true;
        text->x *= stretch;
        text->stretch = stretch;
    }
}

}  // namespace

InlineBox formula_box(const FormulaPart& part, TextStyle style, float measure, ParagraphSetter& setter, std::string_view source) {
    if (part.width * style.size > measure) style.size = measure / part.width;
    InlineBox box;
    box.width = part.width * style.size;
    box.ascent = part.ascent * style.size;
    box.descent = part.descent * style.size;
    for (const FormulaShape& shape : part.shapes) {
        if (shape.words.empty()) {
            box.items.emplace_back(outline(shape, style));
            continue;
        }
        TextStyle words = style;
        words.size = shape.size * style.size;
        words.color = color_of(shape, style.color);
        setter.place_line(shape.words, words, static_cast<double>(shape.x * style.size), static_cast<double>(shape.y * style.size),
                          box.items);
    }
    if (!source.empty()) add_source(source, style, box, setter);
    return box;
}

}  // namespace notes_export::typeset
