#include "pdf/fonts.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace notes_export::pdf {
namespace {

using typeset::FaceId;
using typeset::Glyph;
using typeset::ShapedText;

// Readers keep a code's text in a field of fixed size; MuPDF's takes eight units and leaves longer texts out.
constexpr std::size_t max_units_per_code = 8;

std::size_t utf16_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        units += decoded.character > 0xFFFF ? 2 : 1;
        at += decoded.length;
    }
    return units;
}

std::size_t index_of(FaceId face) { return static_cast<std::size_t>(face); }

/// The text of a cluster shared among its glyphs: one character each, the last takes the rest. Readers that ignore
/// replacement texts (pdf.js, MuPDF, PDFBox) then still find every character.
std::vector<std::string_view> shares(std::string_view text, std::size_t count) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const std::size_t length = text.empty() ? 0 : std::min<std::size_t>(base::decode(text, 0).length, text.size());
        out.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    out.push_back(text);
    return out;
}

void append_code(std::string& out, std::uint16_t code) {
    append_escaped(out, static_cast<char>(code >> 8));
    append_escaped(out, static_cast<char>(code & 0xFF));
}

}  // namespace

Fonts::Fonts(const typeset::Layout& layout, HaruFile& file)
    : layout_(layout), file_(file), slots_(layout.faces.size()) {}

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

const EncodedPiece* Fonts::space(FaceId face) {
    for (std::size_t other = 0; !has_space(face) && other < slots_.size(); ++other)
        if (has_space(static_cast<FaceId>(other))) face = static_cast<FaceId>(other);
    if (!has_space(face)) return nullptr;
    Slot& used = slot(face);
    if (!used.space) {
        const std::uint16_t glyph = used.composite->face().space_glyph();
        used.space = std::make_unique<EncodedPiece>();
        used.space->font = used.resource_numbers.front();
        append_code(used.space->text, used.composite->code(glyph, " ").value);
        used.space->width = used.composite->width(glyph);
        used.space->glyphs = 1;
    }
    return used.space.get();
}

const EncodedWord& Fonts::encode(const ShapedText& word) {
    const auto [it, is_new] = words_.try_emplace(&word);
    if (is_new) it->second = make_word(word);
    return it->second;
}

/// A glyph on its way into codes.
struct Fonts::Drawn {
    const Glyph* glyph = nullptr;
    double place = 0;             ///< from the word's origin, thousandths of the size
    std::string text;             ///< its share of its cluster's text
    std::string_view replacement; ///< the cluster's text, where the shares do not say it all
    bool continues_cluster = false;
};

EncodedWord Fonts::make_word(const ShapedText& word) {
    Slot& used = slot(word.face);
    const typeset::Face& face = *layout_.faces[index_of(word.face)];
    const double unit = 1000.0 / face.units_per_em();
    std::vector<Drawn> drawn(word.glyphs.size());
    double pen = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        drawn[i].glyph = &word.glyphs[i];
        drawn[i].place = pen + word.glyphs[i].x_offset * unit;
        pen += word.glyphs[i].advance * unit;
    }
    for (std::size_t i = 0; i < drawn.size();) {  // cluster by cluster, in visual order
        std::size_t end = i + 1;
        while (end < drawn.size() && word.glyphs[end].text_length == 0) ++end;
        const Glyph& holder = word.glyphs[i];
        const std::size_t begin = std::min<std::size_t>(holder.text_begin, word.text.size());
        set_cluster_text(std::span(drawn).subspan(i, end - i), std::string_view(word.text).substr(begin, holder.text_length), word.is_right_to_left);
        i = end;
    }
    if (word.is_right_to_left) std::reverse(drawn.begin(), drawn.end());
    EncodedWord result;
    for (const Drawn& next : drawn) append_glyph(result, used, face, next);
    return result;
}

/// Shares the text of a cluster among its glyphs, which stand in visual order.
void Fonts::set_cluster_text(std::span<Drawn> cluster, std::string_view text, bool is_right_to_left) {
    const std::vector<std::string_view> parts = shares(text, cluster.size());
    // A glyph off the baseline looks like another line to extractors, and one without text would add a character.
    const bool is_plain = std::all_of(cluster.begin(), cluster.end(), [](const Drawn& drawn) { return drawn.glyph->y_offset == 0; }) &&
                          (cluster.size() == 1 || !parts.back().empty());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Drawn& drawn = is_right_to_left ? cluster[cluster.size() - 1 - i] : cluster[i];
        drawn.text = parts[i];
        drawn.continues_cluster = i > 0;
        if (!is_plain) drawn.replacement = text;
    }
}

void Fonts::append_glyph(EncodedWord& word, Slot& used, const typeset::Face& face, const Drawn& drawn) {
    EncodedPiece next;
    next.rise = drawn.glyph->y_offset * 1000.0 / face.units_per_em();
    next.actual_text = drawn.replacement;
    next.continues_cluster = drawn.continues_cluster;
    double width = 0;
    std::string_view text = drawn.text;
    if (utf16_length(text) > max_units_per_code) {
        if (next.actual_text.empty()) {
            next.actual_text = drawn.text;
            next.continues_cluster = false;
        }
        text = text.substr(0, base::decode(text, 0).length);
    }
    if (used.picture) {
        const PictureFont::Code code = used.picture->code(drawn.glyph->id, text);
        while (used.resource_numbers.size() <= code.part) used.resource_numbers.push_back(new_resource());
        next.font = used.resource_numbers[code.part];
        append_escaped(next.text, static_cast<char>(code.value));
        width = used.picture->width(drawn.glyph->id);
    } else {
        const CompositeFont::Code code = used.composite->code(drawn.glyph->id, text);
        next.font = used.resource_numbers.front();
        append_code(next.text, code.value);
        width = used.composite->width(drawn.glyph->id);
        if (next.actual_text.empty() && !code.is_text_exact) {
            next.actual_text = drawn.text;
            next.continues_cluster = false;
        }
    }

    const bool continues = !word.pieces.empty() && word.pieces.back().font == next.font && word.pieces.back().rise == next.rise &&
                           (next.actual_text.empty() ? word.pieces.back().actual_text.empty() : next.continues_cluster);
    if (!continues) {
        next.start = drawn.place;
        next.glyphs_before = word.pieces.empty() ? 0 : word.pieces.back().glyphs_before + word.pieces.back().glyphs;
        next.width = width, next.glyphs = 1;
        word.pieces.push_back(std::move(next));
        return;
    }
    EncodedPiece& piece = word.pieces.back();
    const double shift = std::round(drawn.place - (piece.start + piece.width));
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
}

}  // namespace notes_export::pdf
