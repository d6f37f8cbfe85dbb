#include "typeset/text/hyphenate.h"
#include "typeset/text/patterns.h"

#include <catch2/catch.hpp>

#include <string>

using namespace notes_export::typeset;

namespace {

std::string divided(Hyphenator& hyphenator, const std::string& word) {
    std::string shown;
    std::size_t begin = 0;
    for (const std::uint16_t point : hyphenator.points(word)) {
        shown += word.substr(begin, point - begin) + "-";
        begin = point;
    }
    return shown + word.substr(begin);
}

}  // namespace

TEST_CASE("the highest weight of all patterns that match decides") {
    // Liang's own example (Word Hy-phen-a-tion by Com-put-er, chapter 2).
    const PatternSet patterns("\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n\n");
    // h y3p h e2n5a4t2i o2n: a line may end in hy-phen-ation.
    const auto weights = patterns.weights("hyphenation");
    CHECK(std::vector<int>(weights.begin(), weights.end()) == std::vector<int>{0, 0, 3, 0, 0, 2, 5, 4, 2, 0, 2, 0});
}

TEST_CASE("a file has a charset, settings, comments and one or two levels") {
    const PatternLevels read = read_patterns("UTF-8\nLEFTHYPHENMIN 2\n% words\n# words\nab1ba\n\nNEXTLEVEL\n.b1a\n");
    CHECK(read.charset == "UTF-8");
    REQUIRE(read.levels.size() == 2);
    CHECK(read.levels[0].weights("abba")[2] == 1);
    CHECK(read.levels[1].weights(".ba.")[2] == 1);
    CHECK(read_patterns("").levels.empty());
}

TEST_CASE("a place where the spelling would change is not taken") {
    const PatternSet patterns("\nf1f/ff=f,1,2\n");
    CHECK(patterns.weights("schiffahrt")[5] % 2 == 0);
}

TEST_CASE("words are divided as their language does") {
    Hyphenator english("en-US"), german("de"), russian("ru"), greek("el"), french("fr-CA"), none("ko");
    CHECK(divided(english, "hyphenation") == "hy-phen-ation");
    CHECK(divided(english, "Documentation") == "Doc-u-men-ta-tion");
    CHECK(divided(german, "Donaudampfschifffahrtsgesellschaft") == "Do-nau-dampf-schiff-fahrts-ge-sell-schaft");
    CHECK(divided(german, "Übertragungsgeschwindigkeiten") == "Über-tra-gungs-ge-schwin-dig-kei-ten");
    CHECK(divided(russian, "программирование") == "про-грам-ми-ро-ва-ние");
    CHECK(divided(greek, "προγραμματιστές").find('-') != std::string::npos);
    CHECK(divided(french, "développement") == "dé-ve-lop-pe-ment");
    CHECK(divided(none, "hyphenation") == "hyphenation");
    CHECK(divided(english, "word") == "word");
    CHECK(divided(english, "программирование") == "программирование");
}
