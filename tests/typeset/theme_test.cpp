// The default colours can be read: text has at least 4.5:1 against what it stands on (WCAG 2.2, 1.4.3).
#include "typeset/theme.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace notes_export::typeset;

namespace {

/// Relative luminance (WCAG 2.2, glossary).
double luminance(const Color& color) {
    const auto linear = [](unsigned char part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(const Color& a, const Color& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

constexpr double least = 4.5;

}  // namespace

TEST_CASE("contrast is measured as WCAG says") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == Approx(4.48).margin(0.01));
}

TEST_CASE("words on coloured ground can be read") {
    const Theme theme;
    const Color paper{255, 255, 255};
    for (const Color& text : {theme.ink, theme.link, theme.accent, theme.quote_ink}) CHECK(contrast(text, paper) >= least);
    for (const Color& ground : {theme.inline_code_background, theme.mark_background, theme.table_stripe, theme.stand_in}) {
        CHECK(contrast(theme.ink, ground) >= least);
        CHECK(contrast(theme.link, ground) >= least);
    }
    for (const auto& callout : theme.callouts) {
        CHECK(contrast(callout.bar, callout.background) >= least);
        CHECK(contrast(theme.link, callout.background) >= least);
    }
    for (const Color& token : theme.tokens) CHECK(contrast(token, theme.code_background) >= least);
}
