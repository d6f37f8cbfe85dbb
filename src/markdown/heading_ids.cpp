#include "markdown/heading_ids.h"

#include "base/trim.h"
#include "base/unicode.h"

namespace notes_export::markdown {
namespace {

bool is_word(char32_t c) { return base::is_letter(c) || base::is_digit(c); }

/// Lower case letter by letter, as Hugo does: a sigma at a word's end stays the usual one.
std::string lower_each(std::string_view text) {
    std::string lower;
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t length = base::decode(text, at).length;
        lower += base::to_lower(text.substr(at, length));
        at += length;
    }
    return lower;
}

/// Each blank becomes a hyphen; what is neither letter, digit, '-' nor '_' goes.
std::string github_slug(std::string_view text, bool is_ascii_only) {
    std::string slug;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const char32_t c = decoded.character;
        if (c == U' ' || c == U'-') {
            slug += '-';
        } else if (c == U'_' || (is_word(c) && !(is_ascii_only && c > 0x7F))) {
            slug += text.substr(at, decoded.length);
        }
        at += decoded.length;
    }
    return slug;
}

/// Runs of what is neither letter nor digit become one hyphen; none at either end.
std::string blackfriday_slug(std::string_view text) {
    std::string slug;
    bool is_gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        if (is_word(decoded.character)) {
            if (is_gap && !slug.empty()) slug += '-';
            is_gap = false;
            slug += text.substr(at, decoded.length);
        } else {
            is_gap = true;
        }
        at += decoded.length;
    }
    return slug;
}

}  // namespace

std::string heading_slug(std::string_view plain_text, HeadingIdType type) {
    const std::string_view words = base::trim(plain_text);
    switch (type) {
        case HeadingIdType::github: return github_slug(lower_each(words), false);
        case HeadingIdType::github_ascii: return github_slug(lower_each(base::strip_accents(words)), true);
        case HeadingIdType::blackfriday: return blackfriday_slug(lower_each(words));
    }
    return {};
}

std::string HeadingIds::make(std::string_view plain_text) {
    std::string id = heading_slug(plain_text, type_);
    if (id.empty()) id = "heading";
    if (taken_.insert(id).second) return id;
    // The count of each id is kept, so that a thousand equal headings do not try a thousand numbers each.
    std::uint32_t& number = next_[id];
    std::string numbered;
    do {
        numbered = id + "-" + std::to_string(++number);
    } while (!taken_.insert(numbered).second);
    return numbered;
}

void HeadingIds::claim(std::string_view id) { taken_.emplace(id); }

}  // namespace notes_export::markdown
