// The content stream of one page: the few drawing verbs that painting needs, as operators. Takes places as a reader sees them
// (points from the upper left corner) and keeps the stream short: nothing is said twice, words of a line share one operator.
#pragma once

#include "pdf/syntax.h"
#include "typeset/frame.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace notes_export::pdf {

/// How text looks. `font` is the number in the fonts' resource names.
struct TextStyle {
    std::uint16_t font = 0;
    float size = 0;
    float rise = 0;          ///< points above the baseline
    float letter_space = 0;  ///< points added after each glyph
    typeset::Color color;
    bool is_invisible = false;
    float stretch = 1;       ///< of advances and glyphs, along the line
    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// Glyphs as a font's codes.
struct Codes {
    std::string_view text;     ///< inside of a TJ array's string, already escaped; may hold ")n(" for kerning
    double width = 0;          ///< thousandths of the size
    std::uint32_t glyphs = 0;
};

enum class ArtifactKind { layout, pagination };

/// Text objects and marked content must nest; knowing what a sequence holds lets words of a line share a text object.
enum class Holds { text_only, anything };

class Canvas {
public:
    explicit Canvas(typeset::Size page) : height_(page.height.points()) {}

    // Marked content: what belongs to the structure, and what does not. One at a time.
    /// `actual_text`, unless empty, is what the sequence says whatever its codes say. (One sequence says both: poppler 22.12
    /// loses the text that follows a replacement nested in a numbered sequence.)
    void begin_content(std::string_view tag, std::uint32_t mcid, Holds holds, std::string_view actual_text = {});
    void begin_artifact(ArtifactKind kind, Holds holds);
    void end_marked();

    /// Shows glyphs with their origin at (x, baseline).
    void show(const TextStyle& style, double x, double baseline, const Codes& codes);
    /// Shows glyphs where the last ones ended.
    void show_next(const TextStyle& style, const Codes& codes);

    void fill_box(const typeset::Rect& box, typeset::Color color, double radius);
    void draw_path(const typeset::PathItem& path);
    void draw_picture(const typeset::PictureItem& item, std::string_view name);
    /// A thin neutral frame with a cross-line: stands for a picture that cannot be shown.
    void draw_missing_picture(const typeset::Rect& box);

    [[nodiscard]] std::string take();
    /// The fonts that were used, ascending.
    [[nodiscard]] const std::set<std::uint16_t>& fonts() const { return fonts_; }

private:
    void append_codes(const Codes& codes);
    void begin_marked(Holds holds);
    void begin_text();
    void end_text();
    void end_show();
    void set_style(const TextStyle& style);
    void move_text(double x, double baseline);
    void set_fill(typeset::Color color);
    void set_stroke(typeset::Color color, double width);
    void put(double value);
    void put_point(double x, double y) { put(x), put(height_ - y); }
    void put_color(typeset::Color color, std::string_view gray, std::string_view rgb);
    void op(std::string_view name);
    void trace_box(const typeset::Rect& box, double radius);
    void trace_path(const typeset::PathItem& path);

    double height_;
    std::set<std::uint16_t> fonts_;
    std::string out_;
    bool is_in_text_ = false, is_in_show_ = false;
    bool is_marked_ = false, is_marked_in_text_ = false;
    bool has_line_ = false;  // within this text object
    std::optional<TextStyle> style_;
    std::optional<typeset::Color> fill_, stroke_;
    std::optional<double> stroke_width_;
    std::int64_t line_x_ = 0, line_y_ = 0;  // start of the text line in hundredths of a point, as readers track it
    double pen_ = 0;                        // where the next glyph would stand
};

}  // namespace notes_export::pdf
