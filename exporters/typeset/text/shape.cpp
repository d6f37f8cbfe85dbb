#include "typeset/text/shape.h"

#include "base/unicode.h"

#include <hb.h>

#include <algorithm>
#include <cstring>

namespace notes_export::typeset {
namespace {

constexpr std::size_t max_languages = 500;  // of one document; the others are set as its own

/// Good mixing eight bytes at a time; the cache is asked for every word of every page.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = seed * factor + text.size();
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, text.data() + at, 8);
        hash = (hash ^ chunk) * factor;
        hash ^= hash >> 29U;
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, text.data() + at, text.size() - at);
    hash = (hash ^ rest) * factor;
    return hash ^ hash >> 32U;
}

/// Ligatures that spell ("fi") are welcome in text; in code every character stays itself.
const hb_feature_t code_features[] = {
    {HB_TAG('c', 'a', 'l', 't'), 0, 0, static_cast<unsigned>(-1)},
    {HB_TAG('l', 'i', 'g', 'a'), 0, 0, static_cast<unsigned>(-1)},
    {HB_TAG('c', 'l', 'i', 'g'), 0, 0, static_cast<unsigned>(-1)},
};

std::int16_t narrow(hb_position_t value) { return static_cast<std::int16_t>(std::clamp(value, -32768, 32767)); }

}  // namespace

Shaper::Shaper(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language)
    : fonts_(fonts), shaped_(shaped), buffer_(hb_buffer_create()), table_(4096, nullptr) {
    set_language(language);
}

Shaper::~Shaper() { hb_buffer_destroy(buffer_); }

void Shaper::set_language(const std::string& language) {
    const auto found = std::find_if(languages_.begin(), languages_.end(), [&](const Language& known) { return known.tag == language; });
    language_ = static_cast<std::uint16_t>(found - languages_.begin());
    if (found != languages_.end()) return;
    if (languages_.size() == max_languages) {
        language_ = 0;
        return;
    }
    const std::string primary = language.substr(0, language.find_first_of("-_"));
    languages_.push_back({language, &hyphenators_.try_emplace(primary, primary).first->second});
}

Word& Shaper::word(std::string_view text, FaceId face, std::uint32_t script, bool is_right_to_left) {
    const std::uint64_t seed = static_cast<std::uint64_t>(face) << 40U | static_cast<std::uint64_t>(language_) << 33U |
                               static_cast<std::uint64_t>(is_right_to_left) << 32U | script;
    const std::uint64_t hash = hash_of(text, seed);
    const std::size_t mask = table_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        Word* found = table_[slot];
        if (found == nullptr) break;
        if (found->hash == hash && found->script == script && found->language == language_ &&
            found->shaped->face == face && found->shaped->is_right_to_left == is_right_to_left &&
            found->shaped->text == text) {
            return *found;
        }
    }
    return insert(text, face, script, is_right_to_left, hash);
}

Word& Shaper::insert(std::string_view text, FaceId face, std::uint32_t script, bool is_right_to_left,
                     std::uint64_t hash) {
    if ((words_.size() + 1) * 2 > table_.size()) grow();
    ShapedText& shaped = shaped_.emplace_back();
    shaped.face = face;
    shaped.text = text;
    shaped.is_right_to_left = is_right_to_left;
    shape(shaped, script);
    Word& word = words_.emplace_back();
    word.shaped = &shaped;
    word.hash = hash;
    word.script = script;
    word.language = language_;
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = hash & mask;
    while (table_[slot] != nullptr) slot = (slot + 1) & mask;
    table_[slot] = &word;
    return word;
}

void Shaper::grow() {
    std::vector<Word*> larger(table_.size() * 2, nullptr);
    const std::size_t mask = larger.size() - 1;
    for (Word& word : words_) {
        std::size_t slot = word.hash & mask;
        while (larger[slot] != nullptr) slot = (slot + 1) & mask;
        larger[slot] = &word;
    }
    table_ = std::move(larger);
}

void Shaper::shape(ShapedText& out, std::uint32_t script) {
    const Face& face = fonts_[out.face];
    const bool ends_in_hyphen = out.text.size() > 2 && out.text.ends_with("\u00AD");
    hb_buffer_clear_contents(buffer_);
    hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    const auto length = static_cast<int>(out.text.size() - (ends_in_hyphen ? 2 : 0));
    hb_buffer_add_utf8(buffer_, out.text.data(), length, 0, length);
    // A soft hyphen is invisible to a shaper; at a line's end it is drawn as a hyphen and read as what it is.
    if (ends_in_hyphen) hb_buffer_add(buffer_, face.has(0x2010) ? 0x2010 : '-', static_cast<unsigned>(length));
    hb_buffer_set_content_type(buffer_, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer_, out.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_, script == 0 ? HB_SCRIPT_LATIN : static_cast<hb_script_t>(script));
    const std::string& language = languages_[language_].tag;
    hb_buffer_set_language(buffer_, hb_language_from_string(language.data(), static_cast<int>(language.size())));
    const bool is_code = face.is_fixed_pitch();
    hb_shape(face.hb_font(), buffer_, is_code ? code_features : nullptr, is_code ? std::size(code_features) : 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_, &count);
    out.glyphs.resize(count);
    for (unsigned i = 0; i < count; ++i) {
        Glyph& glyph = out.glyphs[i];
        glyph.id = static_cast<std::uint16_t>(infos[i].codepoint);
        glyph.x_offset = narrow(positions[i].x_offset);
        glyph.y_offset = narrow(positions[i].y_offset);
        glyph.advance = positions[i].x_advance;
        out.advance += positions[i].x_advance;
    }
    // Each cluster's characters belong to its first glyph in reading order; the others stand for none.
    auto end = static_cast<std::uint32_t>(out.text.size());
    const auto take = [&](unsigned i, bool is_first_of_cluster) {
        Glyph& glyph = out.glyphs[i];
        glyph.text_begin = infos[i].cluster;
        glyph.text_length = is_first_of_cluster ? end - infos[i].cluster : 0;
        if (is_first_of_cluster) end = infos[i].cluster;
    };
    if (out.is_right_to_left) {
        for (unsigned i = 0; i < count; ++i) take(i, i + 1 == count || infos[i + 1].cluster != infos[i].cluster);
    } else {
        for (unsigned i = count; i-- > 0;) take(i, i == 0 || infos[i - 1].cluster != infos[i].cluster);
    }
}

void Shaper::hyphenate(Word& word) {
    word.is_hyphenated = true;
    if (word.shaped->is_right_to_left) return;
    const std::string text = word.shaped->text;
    // The letters between quotation marks, brackets and stops.
    std::size_t begin = 0, end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const bool is_letter = base::is_letter(decoded.character);
        if (is_letter && end == 0) begin = at;
        if (is_letter && end != 0 && end != at) return;  // two words in one: "don't", "and/or"
        at += decoded.length;
        if (is_letter) end = at;
    }
    if (end <= begin) return;
    for (const std::uint16_t point : languages_[word.language].hyphenator->points(std::string_view(text).substr(begin, end - begin))) {
        const std::size_t cut = begin + point;
        const Word& before = this->word(text.substr(0, cut) + "\u00AD", word.shaped->face, word.script, false);
        const Word& after = this->word(text.substr(cut), word.shaped->face, word.script, false);
        word.points.push_back({&before, &after});
    }
}

}  // namespace notes_export::typeset
