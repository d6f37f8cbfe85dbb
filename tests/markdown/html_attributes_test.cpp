// Elements with attributes without number: the parser of HTML would compare each with each.
#include "markdown/html_attributes.h"

#include <catch2/catch.hpp>

#include <string>

using namespace notes_export;

namespace {

std::string attributes(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += " a" + std::to_string(i) + (i % 3 == 0 ? "='>'" : i % 3 == 1 ? "=x" : " = \"<b>\"");
    return out;
}

std::string cut(std::string html, std::size_t expected_tags) {
    CHECK(markdown::cut_attributes(html) == expected_tags);
    return html;
}

}  // namespace

TEST_CASE("an element keeps as many attributes as may be, whatever stands in their values") {
    const std::string kept = "x <p" + attributes(markdown::max_attributes) + "> y";
    CHECK(cut(kept, 0) == kept);
    CHECK(cut("x <p" + attributes(markdown::max_attributes) + " title='>' id=z> y <b>c</b>", 1) ==
          "x <p" + attributes(markdown::max_attributes) + " > y <b>c</b>");
}

TEST_CASE("what is no start tag stays as it is") {
    for (const std::string text : {"a < b > c", "<!-- <p a b c> -->", "</p>", "<", "<p", "<p a='", "<p a=\"x", "1<2", "<p a = >", "<p / a / >"}) {
        INFO(text);
        CHECK(cut(text, 0) == text);
    }
}

TEST_CASE("every element that has too many is cut, a tag without an end as well") {
    const std::string many = "<i" + attributes(markdown::max_attributes + 1000);
    const std::string short_tag = "<i" + attributes(markdown::max_attributes) + " ";
    CHECK(cut(many + ">1</i>" + many + ">2</i>" + many, 3) == short_tag + ">1</i>" + short_tag + ">2</i>" + short_tag);
}
