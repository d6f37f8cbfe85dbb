#include "base/numbers.h"

#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace notes_export::base {
namespace {

/// What the standard library writes, which rounds the binary value exactly.
std::string exact(double value, int decimals) {
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string text(buffer.data(), end);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

TEST_CASE("numbers are short, exact and never have an exponent") {
    CHECK(number(0) == "0");
    CHECK(number(-0.0004) == "0");
    CHECK(number(0.5) == "0.5");
    CHECK(number(-0.05, 2) == "-0.05");
    CHECK(number(100) == "100");
    CHECK(number(100, 0) == "100");
    CHECK(number(12.3456) == "12.346");
    CHECK(number(999.9996) == "1000");
    CHECK(number(1e21, 1) == "1000000000000000000000");
}

TEST_CASE("numbers are rounded as the binary value lies, also in the middle between two results") {
    int differing = 0;
    for (int decimals = 0; decimals <= 8; ++decimals) {
        const double step = std::pow(10, -decimals);
        for (int i = -4000; i <= 4000; ++i) {
            for (const double value : {(i + 0.5) * step, i * step, i / 7.0, i * 1001.0 / 8, std::nextafter((i + 0.5) * step, 0.0)}) {
                differing += number(value, decimals) != exact(value, decimals) ? 1 : 0;
            }
        }
    }
    CHECK(differing == 0);
}

}  // namespace
}  // namespace notes_export::base
