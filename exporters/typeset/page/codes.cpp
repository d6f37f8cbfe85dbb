#include "typeset/page/codes.h"

namespace notes_export::typeset {
namespace {

constexpr Color black{0, 0, 0}, white{0xFF, 0xFF, 0xFF};

}  // namespace

float code_width(const QrSymbol& code, float square) { return static_cast<float>(code.size + 2 * qr_margin) * square; }

void draw_code(const QrSymbol& code, const Rect& box, NodeId owner, std::vector<Item>& items) {
    BoxItem ground;
    ground.box = box;
    ground.color = white;
    ground.owner = owner;
    items.emplace_back(ground);
    // One path for all: neighbours that were filled one by one would show hairs of light between them.
    PathItem squares;
    squares.fill = black;
    squares.owner = owner;
    squares.verbs.reserve(code.dark.size() * 5);
    squares.points.reserve(code.dark.size() * 4);
    const double square = box.size.width.points() / static_cast<double>(code.size + 2 * qr_margin);
    const auto point = [&](std::uint32_t x, std::uint32_t y) {
        squares.points.push_back({box.origin.x + Length::points((x + qr_margin) * square), box.origin.y + Length::points((y + qr_margin) * square)});
    };
    for (const QrRectangle& dark : code.dark) {
        const std::uint32_t left = dark.x, top = dark.y, right = left + dark.width, bottom = top + dark.height;
        squares.verbs.insert(squares.verbs.end(), {PathVerb::move, PathVerb::line, PathVerb::line, PathVerb::line, PathVerb::close});
        point(left, top);
        point(right, top);
        point(right, bottom);
        point(left, bottom);
    }
    items.emplace_back(std::move(squares));
}

}  // namespace notes_export::typeset
