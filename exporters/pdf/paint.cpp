#include "pdf/paint.h"

#include "notes_export/match.h"

#include <algorithm>

namespace notes_export::pdf {
namespace {

using typeset::BoxItem;
using typeset::Item;
using typeset::NodeId;
using typeset::PathItem;
using typeset::PictureItem;
using typeset::TextItem;

NodeId owner_of(const Item& item) {
    return std::visit([](const auto& any) { return any.owner; }, item);
}

bool is_text(const Item& item) { return std::holds_alternative<TextItem>(item); }

std::string picture_name(ObjectId id) { return "I" + std::to_string(number_of(id)); }

}  // namespace

PaintedPage Painter::paint(const typeset::Page& page) {
    const std::vector<Item>& items = page.items;
    structure_.begin_page();
    page_pictures_.clear();
    Canvas canvas(page.size);
    // After the last item of content come running heads and feet.
    const auto last = std::find_if(items.rbegin(), items.rend(), [](const Item& item) { return owner_of(item) != NodeId::artifact; });
    const auto content_end = static_cast<std::size_t>(items.rend() - last);
    for (std::size_t begin = 0; begin < items.size();) {
        std::size_t end = begin + 1;
        while (end < items.size() && owner_of(items[end]) == owner_of(items[begin]) && end != content_end) ++end;
        begin_run(canvas, items, begin, end, begin >= content_end);
        for (std::size_t i = begin; i < end; ++i) paint_item(canvas, items[i]);
        canvas.end_marked();
        begin = end;
    }
    PaintedPage painted{canvas.take(), {}, {}};
    for (const std::uint16_t font : canvas.fonts()) {
        painted.fonts += "/F";
        append_integer(painted.fonts, font);
        painted.fonts += ' ';
        append_reference(painted.fonts, fonts_.object(font));
    }
    for (const ObjectId picture : page_pictures_) {
        append_name(painted.pictures, picture_name(picture));
        painted.pictures += ' ';
        append_reference(painted.pictures, picture);
    }
    return painted;
}

void Painter::begin_run(Canvas& canvas, const std::vector<Item>& items, std::size_t begin, std::size_t end, bool is_last_part) {
    const auto from = items.begin() + static_cast<std::ptrdiff_t>(begin), to = items.begin() + static_cast<std::ptrdiff_t>(end);
    holds_ = std::all_of(from, to, is_text) ? Holds::text_only : Holds::anything;
    owner_ = owner_of(items[begin]);
    replacement_.clear();
    if (owner_ == NodeId::artifact) canvas.begin_artifact(is_last_part ? ArtifactKind::pagination : ArtifactKind::layout, holds_);
    else canvas.begin_content(structure_.tag(owner_), structure_.add_content(owner_), holds_);
}

/// What follows says `actual_text`, or if that is empty what its codes say. Nothing of it matters in artifacts.
void Painter::need_mark(Canvas& canvas, std::string_view actual_text) {
    if (owner_ == NodeId::artifact || (actual_text.empty() && replacement_.empty())) return;
    replacement_ = actual_text;
    canvas.begin_content(actual_text.empty() ? structure_.tag(owner_) : "Span", structure_.add_content(owner_), holds_, actual_text);
}

void Painter::paint_item(Canvas& canvas, const Item& item) {
    match(
        item, [&](const TextItem& text) { paint_text(canvas, text); },
        [&](const BoxItem& box) { need_mark(canvas, {}), canvas.fill_box(box.box, box.color, static_cast<double>(box.radius)); },
        [&](const PathItem& path) { need_mark(canvas, {}), canvas.draw_path(path); },
        [&](const PictureItem& picture) { paint_picture(canvas, picture); });
}

void Painter::paint_text(Canvas& canvas, const TextItem& item) {
    if (!item.shaped || item.shaped->glyphs.empty()) return;
    const EncodedWord& word = fonts_.encode(*item.shaped);
    TextStyle style{0, item.size, 0, item.letter_space, item.color, item.is_invisible, item.stretch};
    const double unit = static_cast<double>(item.size) * static_cast<double>(item.stretch) / 1000;
    for (std::size_t i = 0; i < word.pieces.size(); ++i) {
        const EncodedPiece& piece = word.pieces[i];
        style.font = piece.font;
        style.rise = static_cast<float>(piece.rise * static_cast<double>(item.size) / 1000);
        const double x = static_cast<double>(item.x) + piece.start * unit + piece.glyphs_before * static_cast<double>(item.letter_space);
        if (!piece.continues_cluster || piece.actual_text.empty()) need_mark(canvas, piece.actual_text);
        canvas.show(style, x, static_cast<double>(item.baseline), piece.codes());
    }
    if (item.space_after) paint_space(canvas, item, style);
}

/// A blank as a glyph, so that words stay apart for every reader whatever their places say.
void Painter::paint_space(Canvas& canvas, const TextItem& item, TextStyle style) {
    const EncodedPiece* space = fonts_.space(item.shaped->face);
    if (!space) return;
    style.font = space->font;
    style.rise = 0;
    need_mark(canvas, {});
    if (!item.shaped->is_right_to_left) return canvas.show_next(style, space->codes());
    // The blank stands to the left of the word but after it in reading order.
    const double width = space->width * static_cast<double>(item.size) / 1000;
    canvas.show(style, static_cast<double>(item.x) - width, static_cast<double>(item.baseline), space->codes());
}

void Painter::paint_picture(Canvas& canvas, const PictureItem& item) {
    need_mark(canvas, {});
    if (owner_ != NodeId::artifact) structure_.add_place(owner_, item.box);
    const ObjectId picture = pictures_.object(item.image, item.request);
    if (picture == ObjectId::none) return canvas.draw_missing_picture(item.box);
    if (std::find(page_pictures_.begin(), page_pictures_.end(), picture) == page_pictures_.end()) page_pictures_.push_back(picture);
    canvas.draw_picture(item, picture_name(picture));
}

}  // namespace notes_export::pdf
