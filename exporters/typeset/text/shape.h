// Words → glyphs, by HarfBuzz. Each different word is shaped once and shared by all its places.
#pragma once

#include "typeset/font/font_set.h"
#include "typeset/frame.h"
#include "typeset/text/hyphenate.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct hb_buffer_t;

namespace notes_export::typeset {

/// A word of the cache: glyphs, and what line breaking wants to know of it.
struct Word {
    const ShapedText* shaped = nullptr;
    std::uint64_t hash = 0;
    std::uint32_t script = 0;
    std::uint16_t language = 0;
    bool is_hyphenated = false;  ///< `points` have been looked for
    /// Fragments as they would stand on two lines; shaped apart, as kerning and ligatures end at a line's end.
    struct Point {
        const Word* before = nullptr;  ///< with its hyphen
        const Word* after = nullptr;
    };
    std::vector<Point> points;
};

class Shaper {
public:
    /// A longer text is shaped in pieces: HarfBuzz's work can grow with the square of the length (THREATS §3).
    static constexpr std::size_t max_piece = 8 * 1024;

    Shaper(FontSet& fonts, std::deque<ShapedText>& shaped, const std::string& language);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    [[nodiscard]] Word& word(std::string_view text, FaceId face, std::uint32_t script, bool is_right_to_left);
    /// Looks up where `word` may be divided and shapes the parts.
    void hyphenate(Word& word);
    /// Width in points at a font size.
    [[nodiscard]] double width(const Word& word, double size) const {
        return word.shaped->advance * size / fonts_[word.shaped->face].units_per_em();
    }
    /// Words shaped from now on are in another language (a BCP 47 tag), and divided as it does.
    void set_language(const std::string& language);

private:
    Word& insert(std::string_view text, FaceId face, std::uint32_t script, bool is_right_to_left, std::uint64_t hash);
    void shape(ShapedText& out, std::uint32_t script);
    void grow();

    FontSet& fonts_;
    std::deque<ShapedText>& shaped_;
    hb_buffer_t* buffer_;
    struct Language {
        std::string tag;
        Hyphenator* hyphenator;
    };
    std::vector<Language> languages_;
    std::map<std::string, Hyphenator> hyphenators_;  // by primary language: regions share patterns
    std::uint16_t language_ = 0;
    std::deque<Word> words_;
    std::vector<Word*> table_;  // open addressing; a power of two
};

}  // namespace notes_export::typeset
