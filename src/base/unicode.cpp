#include "base/unicode.h"

#include "base/host_name.h"

#include <unicode/idna.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucasemap.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cassert>
#include <memory>

namespace notes_export::base {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string normalize(std::string_view text, const icu::Normalizer2* normalizer) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString result = normalizer->normalize(from_utf8(text), status);
    return U_SUCCESS(status) ? to_utf8(result) : std::string(text);
}

const icu::Normalizer2* nfc() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
}

const icu::Normalizer2* nfd() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
}

bool is_noncharacter(char32_t c) { return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF); }

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
    assert(offset < text.size());
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(offset);
    if (lead < 0x80) return {lead, 1, true};
    const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4) return {};
    char32_t character = lead & (0x7FU >> length);
    std::uint32_t used = 1;
    while (used < length && offset + used < text.size() && (byte(offset + used) & 0xC0U) == 0x80U) {
        character = (character << 6) | (byte(offset + used) & 0x3FU);
        ++used;
        // Overlong forms, surrogates and values past U+10FFFF show in the second byte (Unicode table 3-7).
        if (used == 2 && length == 3 && (character < 0x20 || (character >= 0x360 && character < 0x380))) return {};
        if (used == 2 && length == 4 && (character < 0x10 || character >= 0x110)) return {};
    }
    if (used < length) return {0xFFFD, used, false};
    return {character, length, true};
}

std::size_t whole_characters(std::string_view text, std::size_t bytes) {
    if (bytes >= text.size()) return text.size();
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return end;
}

void append_utf8(std::string& out, char32_t character) {
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) character = 0xFFFD;
    const auto put = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | (character >> 6));
        put(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        put(0xE0U | (character >> 12));
        put(0x80U | ((character >> 6) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    } else {
        put(0xF0U | (character >> 18));
        put(0x80U | ((character >> 12) & 0x3FU));
        put(0x80U | ((character >> 6) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        if (!decoded.is_valid) return false;
        i += decoded.length;
    }
    return true;
}

char32_t shown_character(char32_t c) {
    if (c >= 0xA0) return c == 0x2028 || c == 0x2029 ? U' ' : c;
    if (c == 0x0B || c == 0x0C || c == 0x85) return U' ';
    const bool is_control = c < 0x20 || c >= 0x7F;
    return is_control && c != U'\t' && c != U'\n' && c != U'\r' ? U'\uFFFD' : c;
}

CleanText clean_text(std::string bytes) {
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    CleanText clean;
    std::size_t copied = 0;  // the text up to here is in clean.text; what is fine is copied in long runs
    const auto replace = [&](std::size_t at, std::size_t length, std::string_view words) {
        clean.text.append(text, copied, at - copied);
        clean.text += words;
        copied = at + length;
    };
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x80 && c != '\0' && c != '\r') {
            if ((c < ' ' || c == 0x7F) && clean.first_control == std::string::npos && shown_character(static_cast<unsigned char>(c)) == 0xFFFD) {
                clean.first_control = i;
            }
            ++i;
            continue;
        }
        if (c == '\r') {
            const std::size_t length = text.substr(i, 2) == "\r\n" ? 2 : 1;
            replace(i, length, "\n");
            i += length;
            continue;
        }
        const Decoded decoded = decode(text, i);
        const bool is_bad = !decoded.is_valid || c == '\0';
        if (is_bad) clean.first_bad = std::min(clean.first_bad, i);
        else if (decoded.character < 0xA0 && shown_character(decoded.character) == 0xFFFD) clean.first_control = std::min(clean.first_control, i);
        if (is_bad || is_noncharacter(decoded.character)) replace(i, decoded.length, replacement);
        i += decoded.length;
    }
    if (copied == 0) {  // nothing to replace, as in nearly every file
        bytes.erase(0, bytes.size() - text.size());
        clean.text = std::move(bytes);
    } else {
        clean.text.append(text, copied);
    }
    return clean;
}

std::string to_lower(std::string_view text) {
    if (is_ascii(text)) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return out;
    }
    return to_utf8(from_utf8(text).toLower(icu::Locale::getRoot()));
}

std::string fold_case(std::string_view text) {
    if (is_ascii(text)) return to_lower(text);
    return to_utf8(from_utf8(text).foldCase());
}

std::string normalize_nfc(std::string_view text) { return is_ascii(text) ? std::string(text) : normalize(text, nfc()); }

std::string strip_accents(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    const std::string decomposed = normalize(text, nfd());
    std::string out;
    for (std::size_t i = 0; i < decomposed.size();) {
        const Decoded decoded = decode(decomposed, i);
        // Only nonspacing marks are accents; spacing ones (Indic vowel signs) are letters' parts.
        if (u_charType(static_cast<UChar32>(decoded.character)) != U_NON_SPACING_MARK)
            out += std::string_view(decomposed).substr(i, decoded.length);
        i += decoded.length;
    }
    return normalize(out, nfc());
}

std::string title_case(std::string_view text) {
    std::string out;
    bool at_word_start = true;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decode(text, i);
        if (at_word_start) append_utf8(out, static_cast<char32_t>(u_totitle(static_cast<UChar32>(decoded.character))));
        else out += text.substr(i, decoded.length);
        at_word_start = is_space(decoded.character);
        i += decoded.length;
    }
    return out;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_punctuation(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0; }

bool is_right_to_left(std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = {};
    uloc_forLanguageTag(std::string(language).c_str(), locale, sizeof locale, nullptr, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale) != 0;
}

Collator::Collator(const std::string& language, DigitOrder digits) : collator_(nullptr) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator* collator = ucol_open(language.c_str(), &status);
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        collator = ucol_open("root", &status);
    }
    if (U_SUCCESS(status)) ucol_setAttribute(collator, UCOL_NUMERIC_COLLATION, digits == DigitOrder::by_value ? UCOL_ON : UCOL_OFF, &status);
    collator_ = collator;
}

Collator::~Collator() { ucol_close(static_cast<UCollator*>(collator_)); }

int Collator::compare(std::string_view a, std::string_view b) const {
    if (collator_ == nullptr) return a.compare(b);
    UErrorCode status = U_ZERO_ERROR;
    return ucol_strcollUTF8(static_cast<const UCollator*>(collator_), a.data(), static_cast<int32_t>(a.size()), b.data(),
                            static_cast<int32_t>(b.size()), &status);
}

std::string slug(std::string_view text) {
    const std::string lower = to_lower(text);
    std::string out;
    bool wants_dash = false;
    for (std::size_t i = 0; i < lower.size();) {
        const Decoded decoded = decode(lower, i);
        if (is_letter(decoded.character) || is_digit(decoded.character) || is_mark(decoded.character)) {
            if (wants_dash && !out.empty()) out += '-';
            wants_dash = false;
            out += std::string_view(lower).substr(i, decoded.length);
        } else if (decoded.character != U'\'' && decoded.character != U'\u2019') {
            wants_dash = true;  // an apostrophe joins its word: "don't" is one
        }
        i += decoded.length;
    }
    return out;
}

std::optional<std::string> ascii_host(std::string_view name) {
    if (is_ascii(name)) return std::string(name);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    if (U_FAILURE(status)) return std::nullopt;
    icu::UnicodeString ascii;
    icu::IDNAInfo info;
    idna->nameToASCII(from_utf8(name), ascii, info, status);
    if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
    return to_utf8(ascii);
}

}  // namespace notes_export::base
