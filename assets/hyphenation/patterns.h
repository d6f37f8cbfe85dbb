// Hyphenation patterns by language, in libhyphen's file format, compiled in.
#pragma once

#include <span>
#include <string_view>

namespace notes_export::assets {

struct PatternFile {
    std::string_view language;  ///< primary subtag: "en"
    const char* begin;
    const char* end;
    [[nodiscard]] std::string_view text() const { return {begin, end}; }
};

[[nodiscard]] std::span<const PatternFile> pattern_files();

}  // namespace notes_export::assets
