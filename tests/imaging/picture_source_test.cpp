#include "imaging/picture_source.h"

#include "imaging/kind.h"
#include "imaging/limits.h"
#include "imaging/png.h"
#include "imaging/raster.h"
#include "notes_export/convert.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace notes_export;
using namespace std::string_literals;

namespace {

imaging::Pixels photo(std::uint32_t width, std::uint32_t height) {
    imaging::Pixels pixels{width, height, 3, false, {}};
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            pixels.bytes += static_cast<char>(x * 255 / width);
            pixels.bytes += static_cast<char>(y * 255 / height);
            pixels.bytes += static_cast<char>((x * y) & 255U);
        }
    }
    return pixels;
}

ImageEntry entry(std::string bytes, std::uint32_t width = 0) {
    ImageEntry image;
    image.name = "picture";
    image.kind = imaging::kind_of(bytes);
    image.width = width;
    image.bytes = std::make_shared<const std::string>(std::move(bytes));
    return image;
}

/// A JPEG with an EXIF block after its first marker: orientation, and a text that must not survive.
std::string with_exif(std::string jpeg, char orientation) {
    const std::string exif = "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0GPS-SECRET"s;
    const std::size_t length = exif.size() + 2;
    const std::string block = "\xFF\xE1"s + static_cast<char>(length >> 8) + static_cast<char>(length) + exif;
    return jpeg.insert(2, block);
}

void check_refused(const std::string& bytes) {
    const test::CpuTime time;
    imaging::CachingPictureSource source;
    Diagnostics diagnostics;
    const ImageEntry image = entry(bytes, 100);
    for (const PictureUse use : {PictureUse::screen, PictureUse::print, PictureUse::screen}) {
        CHECK(source.get(image, {use, 100}, diagnostics) == nullptr);
    }
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "picture-unreadable");
    CHECK(time.seconds() < 3);
}

}  // namespace

TEST_CASE("a picture that is missing is no news to the exporter") {
    const auto source = make_picture_source();
    Diagnostics diagnostics;
    source->will_need(ImageEntry{}, {PictureUse::screen, 100});
    CHECK(source->get(ImageEntry{}, {PictureUse::screen, 100}, diagnostics) == nullptr);
    CHECK(diagnostics.all().empty());
}

TEST_CASE("a photograph is decoded once for all that was planned, by whichever thread") {
    imaging::CachingPictureSource source;
    const ImageEntry image = entry(imaging::encode_jpeg(photo(800, 600), 90), 800);
    source.will_need(image, {PictureUse::screen, 400});
    source.will_need(image, {PictureUse::print, 700});
    std::vector<std::thread> threads;
    std::vector<std::shared_ptr<const EncodedPicture>> got(8);
    for (std::size_t i = 0; i < got.size(); ++i) {
        threads.emplace_back([&, i] {
            Diagnostics diagnostics;
            got[i] = source.get(image, {i % 2 == 0 ? PictureUse::screen : PictureUse::print, i % 2 == 0 ? 400U : 700U}, diagnostics);
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(source.decodes() == 1);
    for (std::size_t i = 0; i < got.size(); ++i) {
        REQUIRE(got[i]);
        CHECK(got[i]->encoding == PictureEncoding::jpeg);
        CHECK(got[i]->width == (i % 2 == 0 ? 400 : 700));
        CHECK(got[i]->height == (i % 2 == 0 ? 300 : 525));
    }
    Diagnostics diagnostics;
    const auto unplanned = source.get(image, {PictureUse::screen, 5000}, diagnostics);
    REQUIRE(unplanned);
    CHECK(unplanned->width == 800);
    CHECK(source.decodes() == 2);
}

TEST_CASE("pictures come upright and without metadata, whatever the camera wrote") {
    for (char orientation = 1; orientation <= 8; ++orientation) {
        INFO(static_cast<int>(orientation));
        const bool is_turned = orientation >= 5;
        imaging::CachingPictureSource source;
        Diagnostics diagnostics;
        const ImageEntry image = entry(with_exif(imaging::encode_jpeg(photo(160, 80), 90), orientation), is_turned ? 80 : 160);
        const auto made = source.get(image, {PictureUse::screen, 0}, diagnostics);
        REQUIRE(made);
        CHECK(made->width == (is_turned ? 80 : 160));
        CHECK(made->height == (is_turned ? 160 : 80));
        CHECK(made->bytes.find("Exif") == std::string::npos);
        CHECK(made->bytes.find("SECRET") == std::string::npos);
    }
}

TEST_CASE("few colours and transparency stay without loss") {
    imaging::Pixels drawing{64, 64, 3, true, {}};
    for (int i = 0; i < 64 * 64; ++i) drawing.bytes += i % 3 == 0 ? "\xFF\0\0\x80"s : "\0\0\xFF\xFF"s;
    const ImageEntry image = entry(imaging::encode_png(drawing), 64);
    imaging::CachingPictureSource source;
    Diagnostics diagnostics;
    const auto screen = source.get(image, {PictureUse::screen, 64}, diagnostics);
    REQUIRE(screen);
    CHECK(screen->encoding == PictureEncoding::png);
    CHECK(imaging::decode(screen->bytes, PictureKind::png, 0).bytes == drawing.bytes);
    const auto print = source.get(image, {PictureUse::print, 64}, diagnostics);
    REQUIRE(print);
    CHECK(print->encoding == PictureEncoding::raw_rgb);
    CHECK(print->alpha.size() == 64 * 64);
}

TEST_CASE("a TIFF file is a picture") {
    const auto number = [](std::uint32_t value, int count) {
        std::string bytes;
        for (int i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
        return bytes;
    };
    const auto field = [&](std::uint32_t tag, std::uint32_t value) { return number(tag, 2) + number(3, 2) + number(1, 4) + number(value, 4); };
    // 16 x 16, one strip, three bytes a pixel; bits per sample stand behind the directory of nine fields.
    const std::uint32_t bits = 8 + 2 + 9 * 12 + 4, strip = bits + 6;
    std::string tiff = "II"s + number(42, 2) + number(8, 4) + number(9, 2) + field(256, 16) + field(257, 16) + number(258, 2) + number(3, 2) +
                       number(3, 4) + number(bits, 4) + field(259, 1) + field(262, 2) + field(273, strip) + field(277, 3) + field(278, 16) +
                       field(279, 16 * 16 * 3) + number(0, 4) + number(8, 2) + number(8, 2) + number(8, 2);
    std::string pixels;
    for (int i = 0; i < 16 * 16; ++i) pixels += i % 2 == 0 ? "\xFF\0\0"s : "\0\0\xFF"s;
    imaging::CachingPictureSource source;
    Diagnostics diagnostics;
    const ImageEntry image = entry(tiff + pixels, 16);
    CHECK(image.kind == PictureKind::tiff);
    CHECK(imaging::decode(*image.bytes, PictureKind::tiff, 0).bytes == pixels);
    CHECK(source.get(image, {PictureUse::screen, 16}, diagnostics));
    CHECK(diagnostics.all().empty());
    check_refused(tiff + pixels.substr(0, 100));
}

TEST_CASE("damaged, lying and foreign files are refused at once, with one warning") {
    const std::string jpeg = imaging::encode_jpeg(photo(400, 300), 90);
    check_refused("");
    check_refused("%PDF-1.7 named .png");
    check_refused("version https://git-lfs.github.com/spec/v1\n");
    check_refused(jpeg.substr(0, jpeg.size() / 2));
    std::string lying = imaging::encode_jpeg(photo(16, 16), 50);
    const std::size_t frame = lying.find("\xFF\xC0"s);
    REQUIRE(frame != std::string::npos);
    for (const std::size_t place : {5U, 6U, 7U, 8U}) lying[frame + place] = place % 2 == 1 ? '\x27' : '\x10';  // 10 000 x 10 000
    check_refused(lying);
    for (const std::size_t place : {5U, 6U, 7U, 8U}) lying[frame + place] = place % 2 == 1 ? '\xFF' : '\xDC';
    check_refused(lying);
    const std::string png = imaging::encode_png(photo(100, 100));
    check_refused(png.substr(0, png.size() / 2));
    imaging::Pixels huge{50'000, 2'100, 1, false, std::string(std::size_t{50'000} * 2'100, '\0')};
    check_refused(imaging::encode_png(huge));
}

TEST_CASE("a JPEG with odd bytes that browsers overlook is shown") {
    const std::string jpeg = imaging::encode_jpeg(photo(400, 300), 90);
    const std::size_t scan = jpeg.find("\xFF\xDA"s);
    REQUIRE(scan != std::string::npos);
    for (const std::string& odd : {jpeg + std::string(500, '\0') + "trailing", jpeg + jpeg, jpeg.substr(0, scan) + "\0\0\0"s + jpeg.substr(scan)}) {
        CHECK(imaging::decode(odd, PictureKind::jpeg, 0).bytes == imaging::decode(jpeg, PictureKind::jpeg, 0).bytes);
    }
    // Cut short, even by its last marker alone, it is damaged.
    CHECK_THROWS_AS(imaging::decode(jpeg.substr(0, jpeg.size() - 100), PictureKind::jpeg, 0), imaging::Unreadable);
}

TEST_CASE("all eight EXIF orientations come upright, pixel by pixel") {
    // Four quarters of different gray; what EXIF's number says of where the file's first row and column lie (EXIF 2.3, 4.6.4 A).
    constexpr std::uint32_t side = 64;
    imaging::Pixels stored{side, side, 1, false, {}};
    for (std::uint32_t y = 0; y < side; ++y)
        for (std::uint32_t x = 0; x < side; ++x) stored.bytes += static_cast<char>((y < side / 2 ? 0 : 120) + (x < side / 2 ? 0 : 60));
    const std::string jpeg = imaging::encode_jpeg(stored, 95);
    constexpr int quarters[8][4] = {{0, 60, 120, 180}, {60, 0, 180, 120}, {180, 120, 60, 0}, {120, 180, 0, 60},
                                    {0, 120, 60, 180}, {120, 0, 180, 60}, {180, 60, 120, 0}, {60, 180, 0, 120}};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const imaging::Pixels shown = imaging::decode(with_exif(jpeg, static_cast<char>(orientation)), PictureKind::jpeg, 0);
        REQUIRE(shown.width == side);
        for (std::size_t quarter = 0; quarter < 4; ++quarter) {
            const std::size_t x = quarter % 2 == 0 ? side / 4 : side * 3 / 4, y = quarter < 2 ? side / 4 : side * 3 / 4;
            INFO("orientation " << orientation << ", quarter " << quarter);
            CHECK(std::abs(static_cast<unsigned char>(shown.bytes[(y * side + x) * shown.channels()]) - quarters[orientation - 1][quarter]) < 8);
        }
    }
}

TEST_CASE("a drawing loses script, addresses, metadata and hidden pictures' metadata") {
    const ImageEntry image = entry(R"svg(<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 5" onload="alert(1)">
<metadata>SECRET</metadata><script>alert(1)</script><style>@import url(http://evil)</style>
<image xlink:href="http://evil/a.png"/><use href="other.svg#a"/><a href="javascript:alert(1)"><rect width="9" height="4" fill="url(http://evil#a)"/></a>
<foreignObject/><xi:include href="file:///etc/passwd"/><filter id="f"><feTurbulence numOctaves="2147483647"/></filter>
</svg>)svg");
    imaging::CachingPictureSource source;
    Diagnostics diagnostics;
    const auto screen = source.get(image, {PictureUse::screen, 100}, diagnostics);
    REQUIRE(screen);
    CHECK(screen->width == 10);
    for (const char* word : {"SECRET", "script", "evil", "alert", "onload", "passwd", "other", "foreign", "2147483647"}) {
        INFO(word);
        CHECK(screen->bytes.find(word) == std::string::npos);
    }
    CHECK(screen->bytes.find("<rect width=\"9\"") != std::string::npos);
    const auto print = source.get(image, {PictureUse::print, 100}, diagnostics);
    REQUIRE(print);
    CHECK(print->width == 100);
    CHECK(print->height == 50);
    // Told once, for all formats.
    REQUIRE(diagnostics.all().size() == 1);
    CHECK(diagnostics.all()[0].code == "picture-simplified");
    CHECK(diagnostics.all()[0].severity == Severity::note);
}

TEST_CASE("a drawing that would take years to paint is refused") {
    std::string bomb = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a0"><rect width="1" height="1"/></g>)svg";
    for (int i = 1; i < 18; ++i) {
        bomb += "<g id=\"a" + std::to_string(i) + "\">";
        for (int k = 0; k < 10; ++k) bomb += "<use href=\"#a" + std::to_string(i - 1) + "\"/>";
        bomb += "</g>";
    }
    check_refused(bomb + "</svg>");
    std::string deep = "<svg>";
    for (int i = 0; i < 20'000; ++i) deep += "<g>";
    for (int i = 0; i < 20'000; ++i) deep += "</g>";
    check_refused(deep + "</svg>");
    check_refused("<svg><g></svg>");
    check_refused("<svg><text>" + std::string(500'000, 'x') + "</text></svg>");
}

TEST_CASE("a drawing that paints its whole area ten thousands of times is painted small") {
    std::string rects = R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000">)svg";
    for (int i = 0; i < 30'000; ++i) rects += R"svg(<rect width="1" height="1" transform="scale(1000)" fill-opacity="0.01"/>)svg";
    imaging::CachingPictureSource source;
    Diagnostics diagnostics;
    const test::CpuTime time;
    const auto print = source.get(entry(rects + "</svg>"), {PictureUse::print, 2000}, diagnostics);
    REQUIRE(print);
    CHECK(print->width < 500);
    CHECK(time.seconds() < 20);
}
