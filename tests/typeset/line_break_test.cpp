#include "typeset/text/line_break.h"
#include "typeset/text/opportunities.h"

#include <catch2/catch.hpp>

#include <string>

using namespace notes_export::typeset;

namespace {

/// Words of given widths with blanks of 10 between them.
std::vector<BreakCandidate> words(const std::vector<double>& widths) {
    std::vector<BreakCandidate> candidates;
    double width = 0, blank = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        BreakCandidate candidate;
        candidate.end_width = width + widths[i];
        candidate.end_blank = blank;
        const bool is_last = i + 1 == widths.size();
        width += widths[i] + (is_last ? 0 : 10);
        blank += is_last ? 0 : 10;
        candidate.start_width = width;
        candidate.start_blank = blank;
        candidate.is_forced = is_last;
        candidates.push_back(candidate);
    }
    return candidates;
}

std::vector<std::uint32_t> ends(const std::vector<BrokenLine>& lines) {
    std::vector<std::uint32_t> result;
    for (const BrokenLine& line : lines) result.push_back(line.candidate);
    return result;
}

BreakStyle measure(double width) {
    BreakStyle style;
    style.first_width = style.width = width;
    return style;
}

std::string marked(std::string word) {
    std::vector<std::uint32_t> breaks;
    inner_breaks(word, breaks);
    for (std::size_t i = breaks.size(); i-- > 0;) word.insert(breaks[i], "|");
    return word;
}

}  // namespace

TEST_CASE("a line that fills its measure exactly is taken without stretch") {
    const auto lines = total_fit(words({45, 45, 45, 45}), measure(100), 1, false);
    REQUIRE(ends(lines) == std::vector<std::uint32_t>{1, 3});
    CHECK(lines[0].ratio == Approx(0));
}

TEST_CASE("of lines that nothing can fill, the fullest are taken") {
    auto candidates = words({30, 30, 15, 30, 50, 20});
    for (BreakCandidate& candidate : candidates) candidate.end_blank = candidate.start_blank = 0;  // rigid blanks, as in code
    const auto lines = total_fit(candidates, measure(100), 2, true);
    CHECK(ends(lines) == std::vector<std::uint32_t>{2, 4, 5});
}

TEST_CASE("total fit looks ahead: a looser first line saves the second") {
    // First fit puts three words on the first line and leaves the fourth alone on the second, with nothing to stretch.
    const auto candidates = words({30, 30, 20, 60, 50});
    CHECK(ends(first_fit(candidates, measure(105))) == std::vector<std::uint32_t>{2, 3, 4});
    CHECK(ends(total_fit(candidates, measure(105), 10, false)) == std::vector<std::uint32_t>{1, 3, 4});
}

TEST_CASE("nothing within the tolerance is no result, unless anything is accepted") {
    const auto candidates = words({70, 70, 70});
    CHECK(total_fit(candidates, measure(100), 1, false).empty());
    CHECK(ends(total_fit(candidates, measure(100), 1, true)) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("a word wider than the measure stands on a line of its own rather than vanish") {
    CHECK(ends(total_fit(words({50, 300, 50}), measure(100), 1, true)) == std::vector<std::uint32_t>{0, 1, 2});
}

TEST_CASE("a forced end is an end, and its line is not stretched") {
    auto candidates = words({20, 20, 20});
    candidates[0].is_forced = true;
    const auto lines = total_fit(candidates, measure(100), 1, false);
    REQUIRE(ends(lines) == std::vector<std::uint32_t>{0, 2});
    CHECK(lines[0].ratio == Approx(0));
}

TEST_CASE("first fit fills each line") {
    CHECK(ends(first_fit(words({30, 30, 30, 30, 30}), measure(110))) == std::vector<std::uint32_t>{2, 4});
}

TEST_CASE("identifiers and addresses break where readers expect it") {
    CHECK(marked("multiprocessing.managers.SharedMemoryManager") ==
          "multiprocessing.|managers.|Shared|Memory|Manager");
    CHECK(marked("https://example.org/a/very/long_path") == "https://|example.|org/|a/very/|long_|path");
    CHECK(marked("gc.set_threshold") == "gc.|set_|threshold");
    CHECK(marked("a::b(c)") == "a::|b(c)");
    CHECK(marked("short") == "short");
    CHECK(is_technical("gc.set_threshold"));
    CHECK(is_technical("https://example.org"));
    CHECK_FALSE(is_technical("extraordinarily"));
    CHECK_FALSE(is_technical("e.g."));
}
