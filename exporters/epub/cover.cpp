#include "epub/cover.h"

#include "base/document_title.h"
#include "base/one_line.h"
#include "base/unicode.h"
#include "epub/package.h"
#include "markup/elements.h"
#include "markup/meta_text.h"
#include "markup/serialize.h"
#include "markup/xhtml_tree.h"

#include <algorithm>
#include <array>
#include <vector>

namespace notes_export::epub {
namespace {

using markup::add;
using markup::add_with_text;
using markup::set;

struct Palette {
    const char* ground;
    const char* shape;   // a shade beside the ground, for the drawing
    const char* accent;
};

// Dark grounds, so that white words stand out by day and by night (contrast above 7 : 1). Chosen by eye.
constexpr std::array<Palette, 6> palettes = {{{"#12343b", "#1d4a53", "#e9a23b"},
                                              {"#1f2a44", "#2f3d60", "#f07f5a"},
                                              {"#3a1f3d", "#512f55", "#f2b544"},
                                              {"#17382a", "#23513d", "#f0c25a"},
                                              {"#3d2320", "#57342f", "#e8b04b"},
                                              {"#22303a", "#334653", "#5fc0b4"}}};

constexpr double page_width = 1200;
constexpr double page_height = 1600;
constexpr double margin = 110;
constexpr double title_height = 760;  // room for the title's lines

// FNV-1a: the same identifier has the same colours everywhere.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

// No font is known here, so widths are guesses on the wide side: ideographs are square, capitals three quarters as wide as high,
// other letters about half.
double width_of(std::string_view text, double size) {
    double em = 0;
    for (std::size_t i = 0; i < text.size();) {
        const base::Decoded decoded = base::decode(text, i);
        const bool is_wide_letter = (decoded.character >= 'A' && decoded.character <= 'Z') || decoded.character == 'm' || decoded.character == 'w';
        em += decoded.character >= 0x1100 ? 1.0 : decoded.character == ' ' ? 0.28 : is_wide_letter ? 0.78 : 0.58;
        i += decoded.length;
    }
    return em * size;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        if (end > i) words.emplace_back(text.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

// Greedy lines; a word wider than the line is cut between characters.
std::vector<std::string> lines_of(const std::vector<std::string>& words, double size, double width) {
    std::vector<std::string> lines(1);
    for (const std::string& word : words) {
        const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
        if (width_of(longer, size) <= width) {
            lines.back() = longer;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        for (std::size_t i = 0; i < word.size();) {
            const std::uint32_t length = base::decode(word, i).length;
            const std::string character = word.substr(i, length);
            if (width_of(lines.back() + character, size) > width) lines.emplace_back();
            lines.back() += character;
            i += length;
        }
    }
    return lines;
}

struct FittedText {
    double size = 0;
    std::vector<std::string> lines;
};

FittedText fit(std::string_view text, double width, double height) {
    // A cover is no place for more words than these; the title page has them all.
    constexpr std::size_t longest = 400;
    std::string shown(text);
    if (shown.size() > longest) {
        std::size_t end = 0;
        while (end + 4 < longest) end += base::decode(shown, end).length;
        shown = shown.substr(0, end) + "\u2026";
    }
    const std::vector<std::string> words = words_of(shown);
    double longest_word = 1;
    for (const std::string& word : words) longest_word = std::max(longest_word, width_of(word, 1));
    FittedText fitted;
    for (const double size : {360.0, 280.0, 220.0, 180.0, 150.0, 124.0, 104.0, 88.0, 74.0, 62.0, 52.0}) {
        fitted = {size, lines_of(words, size, width)};
        if (longest_word * size <= width && static_cast<double>(fitted.lines.size()) * size * 1.12 <= height) break;
    }
    return fitted;
}

void set_length(pugi::xml_node node, const char* name, double value) { set(node, name, base::number(value, 1)); }

// Rings that spread from a corner, as words do in a hall.
void draw_rings(pugi::xml_node svg, const Palette& palette, bool is_right_to_left) {
    const double x = is_right_to_left ? 0 : page_width;
    for (int i = 7; i >= 1; --i) {
        pugi::xml_node ring = add(svg, "circle");
        set_length(ring, "cx", x);
        set_length(ring, "cy", page_height);
        set_length(ring, "r", 110.0 * i);
        set(ring, "fill", "none");
        set(ring, "stroke", i == 3 ? palette.accent : palette.shape);
        set_length(ring, "stroke-width", i == 3 ? 26 : 46);
    }
}

struct TextStyle {
    const char* family;
    const char* weight;
    const char* fill;
};

void draw_lines(pugi::xml_node svg, const FittedText& text, double x, double y, const TextStyle& style, bool is_right_to_left) {
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
        pugi::xml_node line = add_with_text(svg, "text", {}, text.lines[i]);
        set_length(line, "x", x);
        set_length(line, "y", y + text.size * (0.8 + 1.12 * static_cast<double>(i)));
        set_length(line, "font-size", text.size);
        set(line, "font-family", style.family);
        set(line, "font-weight", style.weight);
        set(line, "fill", style.fill);
        if (is_right_to_left) set(line, "direction", "rtl");
    }
}

}  // namespace

std::string cover_drawing(const Meta& meta) {
    const Palette& palette = palettes[hash_of(book_identifier(meta)) % palettes.size()];
    const bool is_rtl = meta.direction == Direction::right_to_left;
    const double x = is_rtl ? page_width - margin : margin;
    const double width = page_width - 2 * margin;
    pugi::xml_document tree;
    pugi::xml_node svg = add(tree, "svg");
    set(svg, "xmlns", "http://www.w3.org/2000/svg");
    set(svg, "viewBox", "0 0 1200 1600");
    set(svg, "width", "1200");
    set(svg, "height", "1600");
    pugi::xml_node ground = add(svg, "rect");
    set(ground, "width", "1200");
    set(ground, "height", "1600");
    set(ground, "fill", palette.ground);
    draw_rings(svg, palette, is_rtl);

    const std::string site = base::one_line(meta.site_title);
    const std::string title = meta.title.empty() ? base::document_title(meta) : base::one_line(meta.title);
    if (!site.empty() && site != title) {
        FittedText name = fit(site, width, 150);
        if (name.size > 62) name = {62, lines_of(words_of(site), 62, width)};
        draw_lines(svg, name, x, 150, {"sans-serif", "600", palette.accent}, is_rtl);
    }
    pugi::xml_node rule = add(svg, "rect");
    set_length(rule, "x", is_rtl ? x - 160 : x);
    set(rule, "y", "322");
    set(rule, "width", "160");
    set(rule, "height", "10");
    set(rule, "fill", palette.accent);
    draw_lines(svg, fit(title, width, title_height), x, 400, {"Georgia, 'Times New Roman', serif", "700", "#ffffff"}, is_rtl);
    const std::string day = markup::day_of(meta.date);
    if (!day.empty() && title.find(day.substr(0, 4)) == std::string::npos)
        draw_lines(svg, {56, {day.substr(0, 4)}}, x, page_height - margin - 56, {"sans-serif", "400", "#ffffff"}, is_rtl);
    std::string out;
    markup::serialize_xml(out, svg);
    return out;
}

}  // namespace notes_export::epub
