// Codes as squares, read again by a decoder that knows nothing of ours.
#include "qr/qr.h"

#include "qr/cards.h"
#include "support/program.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace notes_export;

namespace {

/// The code as a gray picture of `scale` pixels to a square.
std::string picture(const QrSymbol& code, std::size_t scale) {
    const std::size_t edge = (code.size + 2 * qr_margin) * scale;
    std::string pixels(edge * edge, '\xFF');
    for (const QrRectangle& dark : code.dark)
        for (std::size_t y = (dark.y + qr_margin) * scale; y < (dark.y + qr_margin + dark.height) * scale; ++y)
            for (std::size_t x = (dark.x + qr_margin) * scale; x < (dark.x + qr_margin + dark.width) * scale; ++x) pixels[y * edge + x] = '\0';
    return "P5 " + std::to_string(edge) + " " + std::to_string(edge) + " 255\n" + pixels;
}

std::string decoded(const QrSymbol& code) {
    const test::TemporaryFolder folder;
    folder.write("code.pgm", picture(code, 4));
    const test::Outcome outcome = test::run_program("/usr/bin/zbarimg", {"--quiet", "--raw", folder / "code.pgm"});
    INFO("zbarimg (Debian: zbar-tools) has to be installed: " << outcome.err);
    REQUIRE(outcome.status == 0);
    return outcome.out.substr(0, outcome.out.size() - 1);  // without the line end it adds
}

QrSymbol code_of(std::string_view text, qr::Level level) {
    auto code = qr::encode(text, level);
    REQUIRE(code);
    return *code;
}

}  // namespace

TEST_CASE("A code says its text, at every level and size") {
    const std::vector<std::string> texts = {"7", "HELLO WORLD", "https://example.org/talk?a=1&b=2#now", "Schöne Grüße aus Köln",
                                            std::string(300, 'x'), "https://example.org/" + std::string(900, 'y')};
    for (const std::string& text : texts)
        for (const qr::Level level : {qr::Level::low, qr::Level::medium, qr::Level::quartile, qr::Level::high}) {
            INFO(text);
            CHECK(decoded(code_of(text, level)) == text);
        }
}

TEST_CASE("The rectangles cover each square once") {
    const QrSymbol code = code_of("https://example.org/a/longer/address/of/a/talk", qr::Level::medium);
    CHECK((code.size - 21) % 4 == 0);
    std::vector<int> covered(code.size * code.size);
    for (const QrRectangle& dark : code.dark)
        for (std::uint32_t y = dark.y; y < dark.y + dark.height; ++y)
            for (std::uint32_t x = dark.x; x < dark.x + dark.width; ++x) ++covered.at(y * code.size + x);
    CHECK(*std::max_element(covered.begin(), covered.end()) == 1);
    CHECK(code.dark.size() < static_cast<std::size_t>(std::count(covered.begin(), covered.end(), 1)));
}

TEST_CASE("Text that no code holds gets none") {
    CHECK_FALSE(qr::encode("", qr::Level::low));
    CHECK(qr::encode(std::string(2953, 'x'), qr::Level::low));
    CHECK_FALSE(qr::encode(std::string(2954, 'x'), qr::Level::low));
    CHECK(qr::encode(std::string(7089, '1'), qr::Level::low));
    CHECK_FALSE(qr::encode(std::string(2953, 'x'), qr::Level::high));
}

TEST_CASE("The drawing keeps its light margin") {
    const QrSymbol code = code_of("x", qr::Level::low);
    const std::string svg = qr::svg(code);
    CHECK(svg.find("width=\"580\" height=\"580\" viewBox=\"0 0 29 29\"") != std::string::npos);
    CHECK(svg.find("d=\"M4 4h7v1h-7z") != std::string::npos);
}

TEST_CASE("Cards with an address on the web get a code, unless it would be larger than the card") {
    Document document;
    document.targets = {WebAddress{"https://example.org/film"}, Anchor{"here"}, WebAddress{"https://example.org/" + std::string(600, 'x')}};
    for (std::uint32_t i = 0; i < 3; ++i) {
        Embed embed;
        embed.target = TargetId{i};
        document.body.push_back({embed, {}});
    }
    qr::add_codes_to_cards(document);
    CHECK(decoded(std::get<Embed>(document.body[0].node).code) == "https://example.org/film");
    CHECK(std::get<Embed>(document.body[1].node).code.size == 0);
    CHECK(std::get<Embed>(document.body[2].node).code.size == 0);
}
