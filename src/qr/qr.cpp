// The adapter to Nayuki's QR-Code-generator, and the only file that knows it.
#include "qr/qr.h"

#include "base/numbers.h"

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <vector>

namespace notes_export::qr {
namespace {

using qrcodegen::QrCode;
using qrcodegen::QrSegment;

// Digits of the largest code (ISO/IEC 18004, table 7): no longer text needs to be tried.
constexpr std::size_t most_characters = 7089;

QrCode::Ecc correction(Level level) {
    switch (level) {
        case Level::low: return QrCode::Ecc::LOW;
        case Level::medium: return QrCode::Ecc::MEDIUM;
        case Level::quartile: return QrCode::Ecc::QUARTILE;
        case Level::high: break;
    }
    return QrCode::Ecc::HIGH;
}

/// Rows of dark squares, those that lie below one another and are equally wide made one rectangle.
std::vector<QrRectangle> rectangles(const QrCode& code) {
    const int size = code.getSize();
    std::vector<QrRectangle> all;
    std::vector<std::size_t> above, here;  // rectangles that end in the row above, in this row
    for (int y = 0; y < size; ++y) {
        here.clear();
        auto candidate = above.begin();
        for (int x = 0; x < size;) {
            const int begin = x;
            while (x < size && code.getModule(x, y)) ++x;
            if (x == begin) {
                ++x;
                continue;
            }
            while (candidate != above.end() && all[*candidate].x < begin) ++candidate;
            const bool goes_on = candidate != above.end() && all[*candidate].x == begin && all[*candidate].width == x - begin;
            if (goes_on) {
                ++all[*candidate].height;
                here.push_back(*candidate);
            } else {
                here.push_back(all.size());
                all.push_back({static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(y), static_cast<std::uint16_t>(x - begin), 1});
            }
        }
        above.swap(here);
    }
    return all;
}

void append(std::string& out, char command, std::int64_t value) {
    out += command;
    base::append_number(out, value);
}

/// Bytes beyond ASCII mean nothing by themselves: without a word on it (ISO/IEC 18004, 7.4.2) readers take them for Japanese.
std::vector<QrSegment> segments(const std::string& text) {
    constexpr long utf_8 = 26;
    const bool is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
    std::vector<QrSegment> all = QrSegment::makeSegments(text.c_str());
    if (!is_ascii) all.insert(all.begin(), QrSegment::makeEci(utf_8));
    return all;
}

}  // namespace

std::optional<QrSymbol> encode(std::string_view text, Level level) {
    if (text.empty() || text.size() > most_characters) return std::nullopt;
    try {
        const QrCode code = QrCode::encodeSegments(segments(std::string(text)), correction(level));
        return QrSymbol{static_cast<std::uint32_t>(code.getSize()), rectangles(code)};
    } catch (const qrcodegen::data_too_long&) {
        return std::nullopt;
    }
}

std::string svg(const QrSymbol& symbol) {
    std::string edge;
    base::append_number(edge, std::int64_t{symbol.size + 2 * qr_margin});
    std::string pixels;
    base::append_number(pixels, std::int64_t{(symbol.size + 2 * qr_margin) * drawn_scale});
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + pixels + "\" height=\"" + pixels + "\" viewBox=\"0 0 " + edge + ' ' +
                      edge + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + edge + 'v' + edge + 'H' + "0z\"/><path d=\"";
    for (const QrRectangle& dark : symbol.dark) {
        append(out, 'M', dark.x + qr_margin);
        append(out, ' ', dark.y + qr_margin);
        append(out, 'h', dark.width);
        append(out, 'v', dark.height);
        append(out, 'h', -std::int64_t{dark.width});
        out += 'z';
    }
    return out + "\"/></svg>\n";
}

}  // namespace notes_export::qr
