// How pages look: a table of values without logic. One theme serves all documents of a run.
#pragma once

#include "typeset/geometry.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace notes_export::typeset {

enum class Family : unsigned char { serif, sans, mono };

/// A kind of text: letters, and how lines of it stand.
struct TextRole {
    Family family = Family::serif;
    bool is_bold = false;
    bool is_italic = false;
    double size = 11.4;    ///< points
    double leading = 15.6; ///< from baseline to baseline
    Color color{0x1a, 0x1a, 0x1a};
};

struct HeadingRole {
    TextRole text;
    double space_before = 18;
    double space_after = 6;
};

struct CalloutColors {
    Color bar, background;
};

struct Theme {
    // --- the page ---
    Size page{Length::millimetres(210), Length::millimetres(297)};
    /// Margins of an A4 page; on other sizes they shrink and grow with its width.
    Length margin_left = Length::millimetres(37), margin_right = Length::millimetres(37);
    Length margin_top = Length::millimetres(27), margin_bottom = Length::millimetres(28);
    double head_baseline = 46;  ///< of the running head, from the upper edge
    double foot_baseline = 40;  ///< of the page number, from the lower edge

    int contents_depth = 3;            ///< deepest heading level in the contents
    std::size_t contents_minimum = 4;  ///< fewer headings need no contents that the page did not ask for

    // --- fonts ---
    struct FamilyFiles {
        std::string regular, bold, italic, bold_italic;
    };
    std::array<FamilyFiles, 3> families{{
        {"GentiumBookPlus-Regular.ttf", "GentiumBookPlus-Bold.ttf", "GentiumBookPlus-Italic.ttf",
         "GentiumBookPlus-BoldItalic.ttf"},
        {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoSans-BoldItalic.ttf"},
        {"JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf", "JetBrainsMono-Italic.ttf", "JetBrainsMono-BoldItalic.ttf"},
    }};
    /// Who fills in for a missing character, in this order; `family`: only for text of that family.
    struct FallbackFiles {
        std::optional<Family> family;
        std::string regular, bold;
    };
    std::vector<FallbackFiles> fallbacks{
        {Family::mono, "DejaVuSansMono.ttf", ""},
        {std::nullopt, "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"},
        {std::nullopt, "NotoSansMath-Regular.ttf", ""},
        {std::nullopt, "NotoSansSymbols-Regular.ttf", ""},
        {std::nullopt, "NotoSansSymbols2-Regular.ttf", ""},
        {std::nullopt, "NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"},
        {std::nullopt, "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"},
        {std::nullopt, "NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf"},
        {std::nullopt, "NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"},
        {std::nullopt, "NotoSansArmenian-Regular.ttf", ""},
        {std::nullopt, "NotoSansGeorgian-Regular.ttf", ""},
        {std::nullopt, "NotoSansBengali-Regular.ttf", ""},
        {std::nullopt, "NotoSansTamil-Regular.ttf", ""},
        {std::nullopt, "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"},
        {std::nullopt, "DejaVuSansMono.ttf", ""},
    };
    std::vector<std::string> emoji_files{"NotoColorEmoji.ttf"};

    // --- text ---
    TextRole body;
    double paragraph_space = 7;  ///< between paragraphs, which have no indent
    std::array<HeadingRole, 6> headings{{
        {{Family::sans, true, false, 19, 24, {0x14, 0x2c, 0x47}}, 30, 9},
        {{Family::sans, true, false, 15, 20, {0x14, 0x2c, 0x47}}, 26, 7},
        {{Family::sans, true, false, 12.2, 16.5, {0x14, 0x2c, 0x47}}, 20, 5},
        {{Family::sans, true, false, 10.6, 14.5, {0x14, 0x2c, 0x47}}, 15, 4},
        {{Family::sans, true, true, 10, 14, {0x33, 0x3f, 0x4d}}, 13, 3},
        {{Family::sans, false, true, 10, 14, {0x33, 0x3f, 0x4d}}, 12, 3},
    }};
    TextRole title{Family::sans, true, false, 25, 31, {0x14, 0x2c, 0x47}};
    TextRole site_title{Family::sans, true, false, 9.5, 14, {0x3b, 0x66, 0x91}};
    TextRole title_meta{Family::sans, false, false, 9, 14, {0x55, 0x5f, 0x6b}};
    TextRole caption{Family::sans, false, false, 8.4, 12, {0x4a, 0x52, 0x5c}};
    TextRole footnote{Family::serif, false, false, 9.2, 12.2, {0x1a, 0x1a, 0x1a}};
    TextRole table{Family::serif, false, false, 10.2, 13.6, {0x1a, 0x1a, 0x1a}};
    TextRole table_head{Family::sans, true, false, 8.8, 13, {0x14, 0x2c, 0x47}};
    TextRole code{Family::mono, false, false, 8.2, 11.6, {0x24, 0x29, 0x2f}};
    TextRole line_number{Family::mono, false, false, 7, 11.6, {0x5f, 0x68, 0x73}};
    TextRole label{Family::sans, true, false, 9.4, 14, {0x14, 0x2c, 0x47}};  ///< callout and panel titles
    TextRole contents{Family::sans, false, false, 9.2, 14, {0x24, 0x2c, 0x36}};
    bool contents_leaders_everywhere = true;  ///< dots for the top level as well
    TextRole running{Family::sans, false, false, 8, 11, {0x5c, 0x66, 0x73}};
    double inline_code_scale = 0.86;  ///< a mono face looks large beside the body face
    double superior_scale = 0.62, superior_rise = 0.36, inferior_rise = -0.16;

    // --- colours ---
    Color ink{0x1a, 0x1a, 0x1a};
    Color link{0x1c, 0x52, 0x8c};
    Color rule{0xc4, 0xcb, 0xd3};
    Color accent{0x3b, 0x66, 0x91};
    Color code_background{0xf5, 0xf6, 0xf8};
    Color code_marked{0xfd, 0xf0, 0xc4};
    Color inline_code_background{0xf0, 0xf2, 0xf4};
    Color mark_background{0xff, 0xf0, 0xa8};
    Color table_stripe{0xf6, 0xf7, 0xf9};
    Color quote_bar{0xc4, 0xcf, 0xdb};
    Color quote_ink{0x3d, 0x45, 0x4f};
    Color stand_in{0xee, 0xf0, 0xf2};
    /// By CalloutKind; titles have the colour of the bar, at least 4.5:1 (WCAG 2.2, 1.4.3).
    std::array<CalloutColors, 9> callouts{{
        {{0x1f, 0x6f, 0xb2}, {0xee, 0xf5, 0xfb}},  // note
        {{0x1a, 0x7f, 0x4e}, {0xec, 0xf7, 0xf1}},  // tip
        {{0x7a, 0x4f, 0xb5}, {0xf5, 0xf0, 0xfb}},  // important
        {{0xa6, 0x54, 0x00}, {0xfd, 0xf4, 0xe7}},  // caution
        {{0x8a, 0x5c, 0x00}, {0xfd, 0xf6, 0xe0}},  // warning
        {{0x1f, 0x6f, 0xb2}, {0xee, 0xf5, 0xfb}},  // info
        {{0x1a, 0x7f, 0x4e}, {0xec, 0xf7, 0xf1}},  // ok
        {{0xb4, 0x2b, 0x2b}, {0xfc, 0xf0, 0xf0}},  // danger
        {{0x64, 0x6f, 0x7d}, {0xf4, 0xf5, 0xf7}},  // plain
    }};
    /// By TokenKind; at least 4.5:1 on the code background (WCAG 2.2, 1.4.3).
    std::array<Color, 24> tokens{{
        {0x24, 0x29, 0x2f}, {0xa6, 0x26, 0x6b}, {0xa6, 0x26, 0x6b}, {0x95, 0x4d, 0x00},  // plain keyword control type
        {0x1b, 0x55, 0xa8}, {0x5a, 0x3f, 0x99}, {0x0a, 0x5a, 0x94}, {0x1c, 0x6b, 0x2e},  // function variable constant string
        {0x0f, 0x6b, 0x6b}, {0x0a, 0x5a, 0x94}, {0x5f, 0x68, 0x73}, {0x5f, 0x68, 0x73},  // special number comment documentation
        {0x5f, 0x68, 0x73}, {0x5c, 0x42, 0x1d}, {0x8a, 0x4b, 0x08}, {0x7a, 0x3e, 0x9d},  // annotation op attribute import
        {0x7a, 0x3e, 0x9d}, {0x1b, 0x55, 0xa8}, {0x0f, 0x6b, 0x6b}, {0x1b, 0x55, 0xa8},  // preprocessor builtin extension info
        {0x95, 0x4d, 0x00}, {0xb4, 0x1f, 0x1f}, {0x1c, 0x6b, 0x2e}, {0xb4, 0x1f, 0x1f},  // warning error added removed
    }};
};

}  // namespace notes_export::typeset
