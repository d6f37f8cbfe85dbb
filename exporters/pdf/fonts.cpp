#include "pdf/fonts.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>

namespace notes_export::pdf {
namespace {

using typeset::FaceId;
using typeset::Glyph;
using typeset::ShapedText;

constexpr std::string_view soft_hyphen = "\xC2\xAD";

std::size_t index_of(FaceId face) { return static_cast<std::size_t>(face); }

/// What one glyph says. `cluster` is set where its cluster's glyphs cannot say it each for itself.
struct GlyphText {
    std::string text;
    std::string cluster;
};

/// The text of `holder` shared among the `count` glyphs of its cluster: one character each, the last takes the rest.
/// Readers that ignore replacement texts (pdf.js, MuPDF, PDFBox) then still find every character.
void share_cluster(std::string_view text, std::size_t first, std::size_t count, bool is_right_to_left,
                   std::vector<GlyphText>& texts) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t end = i + 1 == count ? text.size() : at;
        if (i + 1 < count && at < text.size()) end = at + base::decode(text, at).length;
        // Glyphs stand in visual order: in right-to-left text the first character is the last glyph's.
        texts[is_right_to_left ? first + count - 1 - i : first + i].text = text.substr(at, end - at);
        at = end;
    }
    texts[first].cluster = text;
}

std::vector<GlyphText> texts_of(const ShapedText& word) {
    std::vector<GlyphText> texts(word.glyphs.size());
    for (std::size_t i = 0; i < word.glyphs.size();) {
        std::size_t end = i + 1;
        while (end < word.glyphs.size() && word.glyphs[end].text_length == 0) ++end;
        const Glyph& holder = word.glyphs[i];
        const std::string_view text = std::string_view(word.text).substr(std::min<std::size_t>(holder.text_begin, word.text.size()), holder.text_length);
        if (end == i + 1) texts[i].text = text;
        else share_cluster(text, i, end - i, word.is_right_to_left, texts);
        i = end;
    }
    return texts;
}

void append_code(std::string& out, std::uint16_t code) {
    append_escaped(out, static_cast<char>(code >> 8));
    append_escaped(out, static_cast<char>(code & 0xFF));
}

}  // namespace

Fonts::Fonts(const typeset::Layout& layout, HaruFile& file)
    : layout_(layout), file_(file), resources_(file.reserve()), slots_(layout.faces.size()) {}

std::uint16_t Fonts::new_resource() {
    font_objects_.push_back(file_.reserve());
    return static_cast<std::uint16_t>(font_objects_.size() - 1);
}

Fonts::Slot& Fonts::slot(FaceId face) {
    Slot& slot = slots_.at(index_of(face));
    if (slot.composite || slot.picture) return slot;
    const typeset::Face& file_face = *layout_.faces[index_of(face)];
    if (file_face.program() == typeset::FontProgram::color_bitmap) {
        slot.picture = std::make_unique<PictureFont>(file_face);
        return slot;
    }
    slot.resource_numbers.push_back(new_resource());
    std::vector<std::uint16_t> glyphs;
    if (file_face.program() != typeset::FontProgram::truetype) glyphs = glyphs_of(face);
    slot.composite = std::make_unique<CompositeFont>(file_face, std::move(glyphs), font_objects_.back());
    return slot;
}

/// Every glyph of a face that the layout may show, ascending.
std::vector<std::uint16_t> Fonts::glyphs_of(FaceId face) const {
    std::vector<std::uint16_t> glyphs{layout_.faces[index_of(face)]->space_glyph()};
    for (const ShapedText& word : layout_.shaped)
        if (word.face == face)
            for (const Glyph& glyph : word.glyphs) glyphs.push_back(glyph.id);
    std::sort(glyphs.begin(), glyphs.end());
    glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    if (!glyphs.empty() && glyphs.front() == 0) glyphs.erase(glyphs.begin());
    return glyphs;
}

bool Fonts::has_space(FaceId face) const {
    const typeset::Face& file_face = *layout_.faces.at(index_of(face));
    return file_face.program() != typeset::FontProgram::color_bitmap && file_face.space_glyph() != 0;
}

const EncodedPiece& Fonts::space(FaceId face) {
    Slot& used = slot(face);
    if (!used.space) {
        const std::uint16_t glyph = used.composite->face().space_glyph();
        used.space = std::make_unique<EncodedPiece>();
        used.space->font = used.resource_numbers.front();
        append_code(used.space->text, used.composite->code(glyph, " ").value);
        used.space->width = used.composite->width(glyph);
        used.space->glyphs = 1;
    }
    return *used.space;
}

const EncodedWord& Fonts::encode(const ShapedText& word, bool with_space) {
    auto& cache = with_space ? spaced_words_ : words_;
    const auto [it, is_new] = cache.try_emplace(&word);
    if (is_new) it->second = make_word(word, with_space);
    return it->second;
}

EncodedWord Fonts::make_word(const ShapedText& word, bool with_space) {
    Slot& used = slot(word.face);
    const typeset::Face& face = *layout_.faces[index_of(word.face)];
    const double unit = 1000.0 / face.units_per_em();
    std::vector<GlyphText> texts = texts_of(word);
    if (with_space && !texts.empty()) texts.back().text += ' ';
    EncodedWord result;
    double place = 0;
    std::size_t cluster_end = 0;
    std::string cluster;
    for (std::size_t i = 0; i < word.glyphs.size(); ++i) {
        const Glyph& glyph = word.glyphs[i];
        if (i >= cluster_end) {
            cluster = texts[i].cluster;
            cluster_end = i + 1;
            while (!cluster.empty() && cluster_end < word.glyphs.size() && word.glyphs[cluster_end].text_length == 0) ++cluster_end;
        }
        append_glyph(result, used, face, glyph, texts[i].text, place + glyph.x_offset * unit, cluster);
        place += glyph.advance * unit;
    }
    return result;
}

void Fonts::append_glyph(EncodedWord& word, Slot& used, const typeset::Face& face, const Glyph& glyph,
                         std::string_view text, double place, std::string_view cluster_text) {
    EncodedPiece next;
    next.rise = glyph.y_offset * 1000.0 / face.units_per_em();
    next.actual_text = cluster_text;
    double width = 0;
    if (used.picture) {
        const PictureFont::Code code = used.picture->code(glyph.id, text);
        while (used.resource_numbers.size() <= code.part) used.resource_numbers.push_back(new_resource());
        next.font = used.resource_numbers[code.part];
        append_escaped(next.text, static_cast<char>(code.value));
        width = used.picture->width(glyph.id);
    } else {
        const CompositeFont::Code code = used.composite->code(glyph.id, text);
        next.font = used.resource_numbers.front();
        append_code(next.text, code.value);
        width = used.composite->width(glyph.id);
        if (next.actual_text.empty() && (!code.is_text_exact || next.rise != 0)) next.actual_text = text;
        next.is_soft_hyphen = text == soft_hyphen;
    }

    next.continues_cluster = !cluster_text.empty() && glyph.text_length == 0;
    const bool continues = !word.pieces.empty() && word.pieces.back().font == next.font &&
                           word.pieces.back().rise == next.rise && !word.pieces.back().is_soft_hyphen && !next.is_soft_hyphen &&
                           (next.continues_cluster || (next.actual_text.empty() && word.pieces.back().actual_text.empty()));
    if (!continues) {
        next.start = place;
        next.glyphs_before = word.pieces.empty() ? 0 : word.pieces.back().glyphs_before + word.pieces.back().glyphs;
        next.width = width, next.glyphs = 1;
        word.pieces.push_back(std::move(next));
        return;
    }
    EncodedPiece& piece = word.pieces.back();
    const double shift = std::round(place - (piece.start + piece.width));
    if (shift != 0) {  // kerning and offsets, to a hundredth of a point at text sizes
        piece.text += ')';
        append_integer(piece.text, -static_cast<std::int64_t>(shift));
        piece.text += '(';
    }
    piece.text += next.text;
    piece.width += shift + width;
    ++piece.glyphs;
}

bool Fonts::shows_missing_glyph() const {
    return std::any_of(slots_.begin(), slots_.end(),
                       [](const Slot& slot) { return slot.composite && slot.composite->shows_missing_glyph(); });
}

void Fonts::write() {
    for (Slot& used : slots_) {
        if (used.composite) used.composite->write(file_);
        if (!used.picture) continue;
        std::vector<ObjectId> ids;
        for (const std::uint16_t number : used.resource_numbers) ids.push_back(font_objects_[number]);
        used.picture->write(file_, ids);
    }
    std::string out = "<<";
    for (std::size_t i = 0; i < font_objects_.size(); ++i) {
        out += "/F";
        append_integer(out, static_cast<std::int64_t>(i));
        out += ' ';
        append_reference(out, font_objects_[i]);
    }
    file_.write(resources_, out + ">>");
}

}  // namespace notes_export::pdf
