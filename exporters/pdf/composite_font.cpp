#include "pdf/composite_font.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace notes_export::pdf {
namespace {

using typeset::Face;
using typeset::FontProgram;

// Codes have two bytes. Only made-up text could ask for more pairs; the text of later ones is then lost, not the glyph.
constexpr std::size_t max_codes = 65535;

// ISO 32000-1 table 123.
constexpr std::uint32_t flag_fixed_pitch = 1U << 0;
constexpr std::uint32_t flag_serif = 1U << 1;
constexpr std::uint32_t flag_symbolic = 1U << 2;
constexpr std::uint32_t flag_italic = 1U << 6;

// bfchar lines in one block (Adobe Technical Note 5014).
constexpr std::size_t max_lines_per_block = 100;

// What a glyph says whose text another glyph of its cluster holds: a space of no width.
constexpr std::string_view no_text = "\xE2\x80\x8B";

std::string two_bytes(std::uint16_t value) { return {static_cast<char>(value >> 8), static_cast<char>(value & 0xFF)}; }

void append_hex(std::string& out, std::uint32_t value, int bytes) {
    constexpr char digits[] = "0123456789ABCDEF";
    for (int shift = bytes * 8 - 4; shift >= 0; shift -= 4) out += digits[(value >> shift) & 15];
}

}  // namespace

std::string subset_tag(std::string_view content) {
    std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
    for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
    return tag;
}

std::string to_unicode_map(const std::vector<std::pair<std::uint16_t, std::string_view>>& codes, int code_bytes) {
    std::string out =
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<";
    append_hex(out, 0, code_bytes);
    out += "><";
    append_hex(out, 0xFFFF, code_bytes);
    out += ">endcodespacerange\n";
    for (std::size_t begin = 0; begin < codes.size(); begin += max_lines_per_block) {
        const std::size_t end = std::min(codes.size(), begin + max_lines_per_block);
        append_integer(out, static_cast<std::int64_t>(end - begin));
        out += " beginbfchar\n";
        for (std::size_t i = begin; i < end; ++i) {
            out += '<';
            append_hex(out, codes[i].first, code_bytes);
            out += "><";
            append_utf16_hex(out, codes[i].second.empty() ? no_text : codes[i].second);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap CMapName currentdict/CMap defineresource pop end end\n";
}

CompositeFont::CompositeFont(const Face& face, std::vector<std::uint16_t> glyphs, ObjectId id)
    : face_(face), id_(id), glyphs_(std::move(glyphs)) {
    if (!has_code_map()) subset_ = typeset::subset_font(face_, glyphs_);
}

double CompositeFont::width(std::uint16_t glyph) const {
    return std::round(face_.advance(glyph) * 100000.0 / face_.units_per_em()) / 100;
}

CompositeFont::Code CompositeFont::code(std::uint16_t glyph, std::string_view text) {
    if (glyph == 0) shows_missing_glyph_ = true;
    if (!has_code_map()) {
        if (const auto it = by_glyph_.find(glyph); it != by_glyph_.end())
            return {values_[it->second], used_[it->second].text == text};
        const auto at = std::lower_bound(glyphs_.begin(), glyphs_.end(), glyph);
        const bool is_known = at != glyphs_.end() && *at == glyph;
        return add(is_known ? subset_.glyphs[static_cast<std::size_t>(at - glyphs_.begin())] : std::uint16_t{0}, glyph, text);
    }
    std::string pair = two_bytes(glyph);
    pair += text;
    if (const auto it = by_pair_.find(pair); it != by_pair_.end()) return {values_[it->second], true};
    if (used_.size() + 1 >= max_codes) {
        const auto it = by_glyph_.find(glyph);
        return {it == by_glyph_.end() ? std::uint16_t{0} : values_[it->second], false};
    }
    by_pair_.emplace(std::move(pair), static_cast<std::uint32_t>(used_.size()));
    return add(static_cast<std::uint16_t>(used_.size() + 1), glyph, text);  // code 0 stays .notdef
}

CompositeFont::Code CompositeFont::add(std::uint16_t value, std::uint16_t glyph, std::string_view text) {
    by_glyph_.emplace(glyph, static_cast<std::uint32_t>(used_.size()));
    used_.push_back({glyph, std::string(text)});
    values_.push_back(value);
    return {value, true};
}

std::vector<std::uint16_t> CompositeFont::used_glyphs() const {
    std::vector<std::uint16_t> glyphs;
    for (const Used& used : used_)
        if (used.glyph != 0) glyphs.push_back(used.glyph);
    std::sort(glyphs.begin(), glyphs.end());
    glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    return glyphs;
}

/// Indices into used_, ascending by code.
std::vector<std::uint16_t> CompositeFont::codes_in_order() const {
    std::vector<std::uint16_t> order(used_.size());
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values_[a] < values_[b]; });
    return order;
}

std::string CompositeFont::base_name(std::string_view program) const {
    std::string name = subset_tag(program) + '+';
    for (const char c : face_.postscript_name())
        if (name.size() < 100 && c > ' ' && c < 0x7F) name += c;
    return name;
}

std::string CompositeFont::widths() const {
    std::string out = "[";
    std::uint32_t expected = 0;  // the code that would continue the row
    bool is_open = false;
    for (const std::uint16_t index : codes_in_order()) {
        const std::uint32_t value = values_[index];
        if (!is_open || value != expected) {
            if (is_open) out += ']';
            append_integer(out, value);
            out += '[';
            is_open = true;
        } else {
            out += ' ';
        }
        append_real(out, width(used_[index].glyph));
        expected = value + 1;
    }
    if (is_open) out += ']';
    return out + ']';
}

/// CIDToGIDMap: two bytes per code, from 0.
std::string CompositeFont::code_map() const {
    const std::vector<std::uint16_t> old_numbers = used_glyphs();
    std::string map(2 * (used_.size() + 1), '\0');
    for (std::size_t i = 0; i < used_.size(); ++i) {
        if (used_[i].glyph == 0) continue;
        const auto at = std::lower_bound(old_numbers.begin(), old_numbers.end(), used_[i].glyph);
        const std::uint16_t number = subset_.glyphs[static_cast<std::size_t>(at - old_numbers.begin())];
        map[2U * values_[i]] = static_cast<char>(number >> 8);
        map[2U * values_[i] + 1] = static_cast<char>(number & 0xFF);
    }
    return map;
}

ObjectId CompositeFont::write_descriptor(HaruFile& file, const std::string& name) const {
    const double unit = 1000.0 / face_.units_per_em();
    const bool is_truetype = has_code_map();
    const ObjectId program = file.reserve();
    std::string entries = is_truetype ? "/Length1 " : "/Subtype/CIDFontType0C";
    if (is_truetype) append_integer(entries, static_cast<std::int64_t>(subset_.program.size()));
    file.write_stream(program, entries, subset_.program);

    std::uint32_t flags = flag_symbolic;
    if (face_.is_fixed_pitch()) flags |= flag_fixed_pitch;
    if (face_.is_serif()) flags |= flag_serif;
    if (face_.italic_angle() != 0) flags |= flag_italic;
    const Face::Box box = face_.bounding_box();
    std::string out = "<</Type/FontDescriptor/FontName";
    append_name(out, name);
    out += "/Flags ", append_integer(out, flags);
    out += "/FontBBox[";
    for (const int edge : {box.x_min, box.y_min, box.x_max, box.y_max}) append_real(out, std::round(edge * unit)), out += ' ';
    out.back() = ']';
    out += "/ItalicAngle ", append_real(out, face_.italic_angle());
    out += "/Ascent ", append_real(out, std::round(face_.ascender() * unit));
    out += "/Descent ", append_real(out, std::round(face_.descender() * unit));
    out += "/CapHeight ", append_real(out, std::round(face_.cap_height() * unit));
    out += "/XHeight ", append_real(out, std::round(face_.x_height() * unit));
    // No font file says how thick its stems are; the usual estimate from the weight.
    out += "/StemV ", append_real(out, std::round(10 + 220.0 * (face_.weight() - 50) / 900));
    out += is_truetype ? "/FontFile2 " : "/FontFile3 ", append_reference(out, program);
    return file.add(out + ">>");
}

void CompositeFont::write(HaruFile& file) {
    if (has_code_map()) subset_ = typeset::subset_font(face_, used_glyphs());
    const std::string name = base_name(subset_.program);

    std::vector<std::pair<std::uint16_t, std::string_view>> texts;
    for (const std::uint16_t index : codes_in_order()) texts.emplace_back(values_[index], used_[index].text);
    const ObjectId to_unicode = file.reserve();
    file.write_stream(to_unicode, "", to_unicode_map(texts, 2));

    std::string descendant = has_code_map() ? "<</Type/Font/Subtype/CIDFontType2/BaseFont" : "<</Type/Font/Subtype/CIDFontType0/BaseFont";
    append_name(descendant, name);
    descendant += "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    append_reference(descendant, write_descriptor(file, name));
    descendant += "/W" + widths();
    if (has_code_map()) {
        const ObjectId map = file.reserve();
        file.write_stream(map, "", code_map());
        descendant += "/CIDToGIDMap ", append_reference(descendant, map);
    }
    const ObjectId descendant_id = file.add(descendant + ">>");

    std::string out = "<</Type/Font/Subtype/Type0/BaseFont";
    append_name(out, name);
    out += "/Encoding/Identity-H/DescendantFonts[", append_reference(out, descendant_id);
    out += "]/ToUnicode ", append_reference(out, to_unicode);
    file.write(id_, out + ">>");
}

}  // namespace notes_export::pdf
