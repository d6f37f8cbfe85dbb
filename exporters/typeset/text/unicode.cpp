#include "typeset/text/unicode.h"

#include "base/unicode.h"
#include "notes_export/diagnostic.h"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace notes_export::typeset {
namespace {

UBreakIterator* open_iterator(UBreakIteratorType kind, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* iterator = ubrk_open(kind, language.c_str(), nullptr, 0, &status);
    if (U_FAILURE(status)) throw Failure("internal", std::string("ICU has no line breaking: ") + u_errorName(status));
    return iterator;
}

/// Books keep small kana and the like off the beginning of lines (JIS X 4051); ICU does so only when asked to be strict.
std::string line_locale(const std::string& language) {
    return language.starts_with("ja") || language.starts_with("zh") ? language + "@lb=strict" : language;
}

const UChar* as_uchar(const std::u16string& units) { return units.data(); }

}  // namespace

TextAnalysis::TextAnalysis(const std::string& language) : lines_(open_iterator(UBRK_LINE, line_locale(language))) {}

TextAnalysis::~TextAnalysis() {
    ubrk_close(lines_);
    if (graphemes_ != nullptr) ubrk_close(graphemes_);
    if (bidi_ != nullptr) ubidi_close(bidi_);
}

void TextAnalysis::load(std::string_view text) {
    units_.clear();
    offsets_.clear();
    const bool is_ascii = std::none_of(text.begin(), text.end(), [](char c) { return (c & '\x80') != 0; });
    if (is_ascii) {
        units_.assign(text.begin(), text.end());
        return;
    }
    units_.reserve(text.size());
    offsets_.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        offsets_.push_back(static_cast<std::uint32_t>(at));
        if (decoded.character >= 0x10000) {
            offsets_.push_back(static_cast<std::uint32_t>(at));
            units_ += static_cast<char16_t>(0xD7C0U + (decoded.character >> 10U));
            units_ += static_cast<char16_t>(0xDC00U + (decoded.character & 0x3FFU));
        } else {
            units_ += static_cast<char16_t>(decoded.character);
        }
        at += decoded.length;
    }
    offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t TextAnalysis::byte_offset(std::int32_t unit) const {
    return offsets_.empty() ? static_cast<std::uint32_t>(unit) : offsets_[static_cast<std::size_t>(unit)];
}

void TextAnalysis::line_opportunities(std::string_view text, std::vector<LineOpportunity>& out) {
    out.clear();
    load(text);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(lines_, as_uchar(units_), static_cast<std::int32_t>(units_.size()), &status);
    if (U_FAILURE(status)) return;
    for (std::int32_t at = ubrk_next(lines_); at != UBRK_DONE; at = ubrk_next(lines_)) {
        const bool is_hard = ubrk_getRuleStatus(lines_) >= UBRK_LINE_HARD;
        if (!is_hard && is_within_korean_word(at)) continue;
        // Unicode keeps "/" with the words before it, blank or not; but "/etc" is a word.
        const auto index = static_cast<std::size_t>(at);
        if (!is_hard && index >= 2 && index < units_.size() && units_[index - 1] == u'/' && units_[index - 2] == u' ') {
            out.push_back({byte_offset(at - 1), false});
            continue;
        }
        out.push_back({byte_offset(at), is_hard && at < static_cast<std::int32_t>(units_.size())});
    }
}

/// Unicode lets lines end between any two syllables of Hangul; modern Korean keeps words, with their particles, whole.
bool TextAnalysis::is_within_korean_word(std::int32_t at) const {
    const auto index = static_cast<std::size_t>(at);
    if (index == 0 || index >= units_.size()) return false;
    const char16_t before = units_[index - 1], after = units_[index];
    const auto is_hangul = [](char16_t c) { return c >= 0xAC00 && c <= 0xD7A3; };
    if (!is_hangul(before) && !is_hangul(after)) return false;
    const auto is_of_word = [&](char16_t c) { return is_hangul(c) || (c < 0x80 && u_isalnum(c) != 0); };
    return is_of_word(before) && is_of_word(after);
}

void TextAnalysis::graphemes(std::string_view text, std::vector<std::uint32_t>& out) {
    out.clear();
    load(text);
    if (graphemes_ == nullptr) graphemes_ = open_iterator(UBRK_CHARACTER, "");
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(graphemes_, as_uchar(units_), static_cast<std::int32_t>(units_.size()), &status);
    if (U_FAILURE(status)) return;
    for (std::int32_t at = ubrk_next(graphemes_); at != UBRK_DONE; at = ubrk_next(graphemes_)) {
        out.push_back(byte_offset(at));
    }
}

bool TextAnalysis::may_turn(std::string_view text) {
    // UTF-8 lead bytes of everything that can run from right to left: U+0590..U+08FF, U+200F.., U+FB1D.., U+10800...
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xE2) || byte >= 0xEF;
    });
}

/// The text with signs of isolation around each of `isolates`, and the byte that each unit stands for.
void TextAnalysis::load_isolated(std::string_view text, std::span<const TextRange> isolates) {
    constexpr char16_t isolate = 0x2066, end_of_isolate = 0x2069, word_object = 0xFDD2, object = 0xFFFC;
    load(text);
    isolated_units_.clear();
    isolated_offsets_.clear();
    const auto put = [&](char16_t unit, std::uint32_t byte) {
        isolated_units_ += unit;
        isolated_offsets_.push_back(byte);
    };
    std::size_t next = 0;
    bool is_inside = false;
    for (std::size_t i = 0; i <= units_.size(); ++i) {
        const std::uint32_t byte = i < units_.size() ? byte_offset(static_cast<std::int32_t>(i)) : static_cast<std::uint32_t>(text.size());
        if (is_inside && byte >= isolates[next].end) {
            put(end_of_isolate, byte);
            is_inside = false;
            ++next;
        }
        if (!is_inside && i < units_.size() && next < isolates.size() && byte >= isolates[next].begin) {
            put(isolate, byte);
            is_inside = true;
        }
        // Both kinds of boxes are signs without a direction.
        if (i < units_.size()) put(units_[i] == word_object ? object : units_[i], byte);
    }
    isolated_offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::vector<LevelRun> TextAnalysis::levels(std::string_view text, bool is_right_to_left, std::span<const TextRange> isolates) {
    if (!is_right_to_left && !may_turn(text)) return {};
    load_isolated(text, isolates);
    const auto length = static_cast<std::int32_t>(isolated_units_.size());
    if (bidi_ == nullptr) bidi_ = ubidi_open();
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi_, as_uchar(isolated_units_), length, is_right_to_left ? 1 : 0, nullptr, &status);
    std::vector<LevelRun> runs;
    if (U_FAILURE(status) || (ubidi_getDirection(bidi_) == UBIDI_LTR && !is_right_to_left)) return runs;
    for (std::int32_t at = 0; at < length;) {
        std::int32_t end = length;
        UBiDiLevel level = 0;
        ubidi_getLogicalRun(bidi_, at, &end, &level);
        const std::uint32_t byte = isolated_offsets_[static_cast<std::size_t>(end)];
        if (byte > (runs.empty() ? 0 : runs.back().end)) runs.push_back({byte, level});  // else signs of isolation alone
        at = end;
    }
    return runs;
}

std::vector<std::uint32_t> visual_order(const std::vector<std::uint8_t>& levels) {
    std::vector<std::int32_t> order(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    return {order.begin(), order.end()};
}

std::uint32_t script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_FAILURE(status) || script <= USCRIPT_INHERITED) return 0;
    const char* name = uscript_getShortName(script);
    const auto byte = [&](int i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(name[i])); };
    return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
}

bool is_emoji_by_default(char32_t c) {
    return c >= 0x2300 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION) != 0;
}

bool is_combining_mark(char32_t c) {
    return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

bool is_ignorable(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string character_name(char32_t c) {
    char buffer[128];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = u_charName(static_cast<UChar32>(c), U_EXTENDED_CHAR_NAME, buffer, sizeof buffer, &status);
    return U_FAILURE(status) ? std::string() : std::string(buffer, static_cast<std::size_t>(length));
}

std::vector<std::pair<char32_t, char>> upper_half(const std::string& charset) {
    std::vector<std::pair<char32_t, char>> found;
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset.c_str(), &status);
    if (U_FAILURE(status)) return found;
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        const char source = static_cast<char>(byte);
        UChar units[4];
        status = U_ZERO_ERROR;
        const std::int32_t count = ucnv_toUChars(converter, units, 4, &source, 1, &status);
        if (U_SUCCESS(status) && count == 1 && units[0] != 0xFFFD) found.emplace_back(units[0], source);
    }
    ucnv_close(converter);
    std::sort(found.begin(), found.end());
    return found;
}

bool is_unspaced_east_asian(char32_t c) {
    const bool is_ideograph_or_kana = (c >= 0x2E80 && c <= 0x312F) || (c >= 0x31C0 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
    const bool is_wide_form = (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF9F);
    return is_ideograph_or_kana || is_wide_form || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace notes_export::typeset
