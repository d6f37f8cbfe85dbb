// Kinds and sizes from headers, and what lying or cut headers do (THREATS §2: damaged or lying pictures).
#include "base/image_info.h"

#include <catch2/catch.hpp>

#include <string>

namespace notes_export::base {
namespace {

using namespace std::string_literals;

std::string big(std::uint32_t value, int count) {
    std::string bytes;
    for (int i = count - 1; i >= 0; --i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return bytes;
}
std::string little(std::uint32_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return bytes;
}

std::string exif(int orientation, bool is_big_endian) {
    const auto number = [&](std::uint32_t value, int count) { return is_big_endian ? big(value, count) : little(value, count); };
    return (is_big_endian ? "MM"s : "II"s) + number(42, 2) + number(8, 4) + number(2, 2) +
           number(0x010F, 2) + number(2, 2) + number(4, 4) + number(0, 4) +
           number(0x0112, 2) + number(3, 2) + number(1, 4) + number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) + number(0, 4);
}

std::string jpeg(std::uint32_t width, std::uint32_t height, const std::string& tiff = {}, char frame = '\xC0') {
    std::string file = "\xFF\xD8"s;
    file += "\xFF\xE0"s + big(16, 2) + "JFIF\0"s + std::string(9, '\0');
    if (!tiff.empty()) file += "\xFF\xE1"s + big(static_cast<std::uint32_t>(tiff.size()) + 8, 2) + "Exif\0\0"s + tiff;
    file += "\xFF\xC4"s + big(4, 2) + "\1\2"s;  // a Huffman table looks like a frame header but is none
    file += "\xFF\xFF"s + frame + big(17, 2) + "\x08"s + big(height, 2) + big(width, 2) + std::string(10, '\0');
    return file + "\xFF\xDA"s + big(2, 2) + "data"s;
}

std::string png_chunk(const std::string& type, const std::string& data) { return big(static_cast<std::uint32_t>(data.size()), 4) + type + data + "crc!"; }
std::string png(std::uint32_t width, std::uint32_t height, const std::string& more = {}) {
    return "\x89PNG\r\n\x1A\n"s + png_chunk("IHDR", big(width, 4) + big(height, 4) + std::string(5, '\0')) + more + png_chunk("IDAT", "x");
}

std::string riff(const std::string& chunks) { return "RIFF"s + little(static_cast<std::uint32_t>(chunks.size()) + 4, 4) + "WEBP" + chunks; }
std::string riff_chunk(const std::string& type, const std::string& data) {
    return type + little(static_cast<std::uint32_t>(data.size()), 4) + data + (data.size() % 2 == 1 ? "\0"s : ""s);
}

void check(const std::string& bytes, PictureKind kind, std::uint32_t width, std::uint32_t height, int orientation = 1) {
    const ImageInfo info = image_info(bytes);
    CHECK(info.kind == kind);
    CHECK(info.width == width);
    CHECK(info.height == height);
    CHECK(info.orientation == orientation);
}

// Every cut of a file must give an answer, and none may read beyond it (the sanitizer build sees that).
void check_all_cuts(const std::string& bytes) {
    std::size_t with_size = 0;
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        const std::string cut = bytes.substr(0, length);  // a copy of its own, so that an overrun leaves its block
        if (image_info(cut).width > 0) ++with_size;
    }
    CHECK(with_size > 0);
}

TEST_CASE("JPEG: size from the frame header, upright by EXIF") {
    check(jpeg(4624, 3468), PictureKind::jpeg, 4624, 3468);
    check(jpeg(4624, 3468, {}, '\xC2'), PictureKind::jpeg, 4624, 3468);
    check(jpeg(4624, 3468, exif(6, true)), PictureKind::jpeg, 3468, 4624, 6);
    check(jpeg(4624, 3468, exif(8, false)), PictureKind::jpeg, 3468, 4624, 8);
    check(jpeg(4624, 3468, exif(3, false)), PictureKind::jpeg, 4624, 3468, 3);
    check(jpeg(4624, 3468, exif(9, false)), PictureKind::jpeg, 4624, 3468, 1);
    check(jpeg(4624, 3468, exif(0, true)), PictureKind::jpeg, 4624, 3468, 1);
    check(jpeg(0, 3468), PictureKind::jpeg, 0, 0);
    check("\xFF\xD8\xFF\xE0"s + big(1, 2), PictureKind::jpeg, 0, 0);
    check("\xFF\xD8\xFF"s + std::string(5000, '\xFF'), PictureKind::jpeg, 0, 0);
    check_all_cuts(jpeg(100, 50, exif(6, true)));
}

TEST_CASE("EXIF that lies about its own size leaves the picture as it is") {
    for (std::size_t at = 0; at < exif(6, true).size(); ++at)
        for (const char value : {'\x00', '\x7F', '\xFF'}) {
            std::string tiff = exif(6, true);
            tiff[at] = value;
            const ImageInfo info = image_info(jpeg(100, 50, tiff));
            CHECK(info.width + info.height == 150);
        }
}

TEST_CASE("PNG: size from IHDR, upright by eXIf") {
    check(png(640, 480), PictureKind::png, 640, 480);
    check(png(640, 480, png_chunk("tEXt", "Comment") + png_chunk("eXIf", exif(6, false))), PictureKind::png, 480, 640, 6);
    check(png(4'000'000'000, 1), PictureKind::png, 4'000'000'000, 1);
    std::string wrong_first = png(640, 480);
    wrong_first.replace(12, 4, "CgBI");
    check(wrong_first, PictureKind::png, 0, 0);
    std::string long_chunk = png(640, 480);
    long_chunk.replace(8, 4, "\xFF\xFF\xFF\xFF");
    check(long_chunk, PictureKind::png, 0, 0);
    check_all_cuts(png(640, 480, png_chunk("eXIf", exif(6, false))));
}

TEST_CASE("GIF: size of the logical screen") {
    check("GIF89a"s + little(320, 2) + little(200, 2) + "\0\0\0"s, PictureKind::gif, 320, 200);
    check("GIF87a"s + little(1, 2) + little(1, 2), PictureKind::gif, 1, 1);
    check("GIF89a"s, PictureKind::gif, 0, 0);
    check_all_cuts("GIF89a"s + little(320, 2) + little(200, 2));
}

TEST_CASE("WebP: lossy, lossless and extended") {
    const std::string lossy = "\x30\x01\x00\x9D\x01\x2A"s + little(0x4000U | 800, 2) + little(600, 2);
    check(riff(riff_chunk("VP8 ", lossy)), PictureKind::webp, 800, 600);
    check(riff(riff_chunk("VP8L", "\x2F"s + little((599U << 14U) | 799U, 4))), PictureKind::webp, 800, 600);
    const std::string extended = riff_chunk("VP8X", std::string(4, '\0') + little(799, 3) + little(599, 3));
    check(riff(extended + riff_chunk("VP8 ", lossy) + riff_chunk("EXIF", exif(6, false))), PictureKind::webp, 600, 800, 6);
    check(riff(riff_chunk("VP8 ", "short")), PictureKind::webp, 0, 0);
    check_all_cuts(riff(extended + riff_chunk("EXIF", exif(6, false))));
}

TEST_CASE("TIFF: size from the first directory, in either byte order") {
    const auto tiff = [](std::uint32_t width, std::uint32_t height, int orientation, bool is_big, int type) {
        const auto number = [&](std::uint32_t value, int count) { return is_big ? big(value, count) : little(value, count); };
        const auto field = [&](std::uint32_t tag, std::uint32_t value) {
            return number(tag, 2) + number(static_cast<std::uint32_t>(type), 2) + number(1, 4) +
                   (type == 3 ? number(value, 2) + "\0\0"s : number(value, 4));
        };
        return (is_big ? "MM"s : "II"s) + number(42, 2) + number(8, 4) + number(3, 2) + field(256, width) + field(257, height) +
               field(274, static_cast<std::uint32_t>(orientation));
    };
    check(tiff(640, 480, 1, false, 3), PictureKind::tiff, 640, 480);
    check(tiff(640, 480, 1, true, 3), PictureKind::tiff, 640, 480);
    check(tiff(70'000, 480, 1, true, 4), PictureKind::tiff, 70'000, 480);
    check(tiff(640, 480, 6, false, 3), PictureKind::tiff, 480, 640, 6);
    check(tiff(640, 480, 1, false, 5), PictureKind::tiff, 0, 0);
    check("II*\0"s, PictureKind::tiff, 0, 0);
    check_all_cuts(tiff(640, 480, 6, true, 3));
}

TEST_CASE("SVG: size from width, height and viewBox") {
    const auto svg = [](const std::string& attributes) { return "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "><path/></svg>"; };
    check(svg("width='120' height=\"80px\""), PictureKind::svg, 120, 80);
    check(svg("width='1in' height='72pt'"), PictureKind::svg, 96, 96);
    check(svg("width='25.4mm' height='2.54cm'"), PictureKind::svg, 96, 96);
    check(svg("viewBox='0 0 400 300'"), PictureKind::svg, 400, 300);
    check(svg("viewBox='0,0,400,300' width='200'"), PictureKind::svg, 200, 150);
    check(svg("viewBox='0 0 400 300' height='100%' width='100%'"), PictureKind::svg, 400, 300);
    check(svg(""), PictureKind::svg, 300, 150);
    check(svg("width='1e9' height='-5'"), PictureKind::svg, 0, 0);
    check(svg("width='999999999999' height='10'"), PictureKind::svg, 1'000'000, 10);
    check(svg("width='nan' height='inf'"), PictureKind::svg, 300, 150);
    check("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg width='1'> -->\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg:svg xmlns:svg='x' width='10' height='20'/>",
          PictureKind::svg, 10, 20);
    check("<html><svg width='10' height='20'/></html>", PictureKind::unknown, 0, 0);
    check("<svg width='10' height='20", PictureKind::svg, 10, 150);  // the cut attribute does not count
    check_all_cuts(svg("width='12' height='8' viewBox='0 0 3 4'"));
}

TEST_CASE("what is no picture is unknown, whatever it is called") {
    for (const std::string& bytes : {""s, "\xFF"s, "%PDF-1.7"s, "version https://git-lfs.github.com/spec/v1\n"s, "<!DOCTYPE html><html>"s, "RIFF\0\0\0\0WAVE"s, "<!--"s})
        check(bytes, PictureKind::unknown, 0, 0);
}

}  // namespace
}  // namespace notes_export::base
