#include "base/base64.h"
#include "base/one_line.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using notes_export::base::one_line;

TEST_CASE("a title is one line, whatever the author's was") {
    CHECK(one_line("  two\n lines\t ") == "two lines");
    CHECK(one_line("a\u2028b") == "a b");
    CHECK(one_line("").empty());
}

TEST_CASE("controls of direction in a title end what they begin") {
    CHECK(one_line("a\u2067b\u2069c") == "a\u2067b\u2069c");                // closed: stays
    CHECK(one_line("a\u2067b") == "a\u2067b\u2069");                        // left open: closed at the end
    CHECK(one_line("a\u202Bb\u2066c") == "a\u202Bb\u2066c\u2069\u202C");    // innermost first
    CHECK(one_line("a\u2069b\u202Cc") == "abc");                            // nothing to close
    CHECK(one_line("a\u2066b\u202Cc") == "a\u2066bc\u2069");                // closes another one's
    CHECK(one_line("\u05D0\u200F!") == "\u05D0\u200F!");                    // a mark opens nothing
}

TEST_CASE("overrides show other words than stand there, and go") {
    CHECK(one_line("report\u202Efdp.exe") == "reportfdp.exe");
    CHECK(one_line("a\u202Eb\u202Cc") == "abc");
    CHECK(one_line("a\u2067\u202Eb\u202Cc\u2069") == "a\u2067bc\u2069");
}

TEST_CASE("controls without end are forgotten") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += "\u202B";
    CHECK(one_line(text).size() == std::size_t{2 * 125 * 3});
}

TEST_CASE("base64 there and back") {
    using namespace notes_export::base;
    const std::pair<const char*, const char*> pairs[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xFB\xFF", "+/8="}};
    for (const auto& [bytes, text] : pairs) {
        std::string out;
        append_base64(out, bytes);
        CHECK(out == text);
        CHECK(decode_base64(text) == std::string(bytes));
    }
    CHECK(decode_base64("Zm9v\n  Zm9v") == "foofoo");
    CHECK(decode_base64("-_8") == "\xFB\xFF");
    CHECK_FALSE(decode_base64("Zm9v!"));
}

TEST_CASE("what has no look is not in a title") {
    CHECK(one_line("Donau\u00ADdampf\u200B \u2060x\uFEFF\x07") == "Donaudampf x");
    CHECK(one_line("a\vb\fc\u0085" "d\u2028" "e") == "a b c d e");
}
