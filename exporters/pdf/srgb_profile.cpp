// The sRGB colour space as an ICC profile: ICC.1:2001-04 (version 2.4), monitor class, matrix and tone curves.
#include "pdf/metadata.h"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::pdf {
namespace {

void append_u16(std::string& out, std::uint32_t value) {
    out += {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}

void append_u32(std::string& out, std::uint32_t value) {
    append_u16(out, value >> 16);
    append_u16(out, value & 0xFFFF);
}

/// Signed 15.16 fixed point.
void append_fixed(std::string& out, double value) { append_u32(out, static_cast<std::uint32_t>(std::lround(value * 65536))); }

std::string xyz(double x, double y, double z) {
    std::string out("XYZ \0\0\0\0", 8);
    append_fixed(out, x), append_fixed(out, y), append_fixed(out, z);
    return out;
}

/// IEC 61966-2-1's curve as a table (version 2 has no formula; version 4 has, but checkers of PDF/A-1 refuse it). 64 steps
/// keep it within a ten-thousandth; poppler turns the curve round for every page it opens, and 1,024 steps took 83 % of
/// pdftotext's time.
std::string tone_curve() {
    constexpr std::uint32_t steps = 64;
    std::string out("curv\0\0\0\0", 8);
    append_u32(out, steps);
    for (std::uint32_t i = 0; i < steps; ++i) {
        const double v = static_cast<double>(i) / (steps - 1);
        const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        append_u16(out, static_cast<std::uint32_t>(std::lround(linear * 65535)));
    }
    return out;
}

std::string description(std::string_view text) {
    std::string out("desc\0\0\0\0", 8);
    append_u32(out, static_cast<std::uint32_t>(text.size() + 1));
    out.append(text).append(1, '\0');
    out.append(4 + 4 + 2 + 1 + 67, '\0');  // no Unicode and no Macintosh form
    return out;
}

std::string copyright(std::string_view text) {
    std::string out("text\0\0\0\0", 8);
    return out.append(text).append(1, '\0');
}

/// Everything before the tag table; the size is filled in at the end.
std::string header() {
    std::string out(4, '\0');
    append_u32(out, 0);  // no preferred engine
    append_u32(out, 0x02400000);
    out += "mntrRGB XYZ ";
    for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) append_u16(out, part);  // a date is required; this one means nothing
    out += "acsp";
    out.append(4 + 4 + 4 + 4 + 8 + 4, '\0');  // platform, flags, maker, model, attributes, perceptual intent
    append_fixed(out, 0.9642), append_fixed(out, 1.0), append_fixed(out, 0.82491);  // D50
    out.resize(128, '\0');
    return out;
}

}  // namespace

std::string make_srgb_profile() {
    const std::string curve = tone_curve();
    // Primaries and white of IEC 61966-2-1, adapted to D50.
    const std::vector<std::pair<std::string_view, std::string>> tags = {
        {"desc", description("sRGB IEC61966-2.1")},
        {"cprt", copyright("No copyright, use freely")},
        {"wtpt", xyz(0.9642, 1.0, 0.82491)},
        {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
        {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
        {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
        {"rTRC", curve}, {"gTRC", {}}, {"bTRC", {}},  // an empty one shares the data before it
    };
    std::string out = header();
    append_u32(out, static_cast<std::uint32_t>(tags.size()));
    std::size_t offset = out.size() + tags.size() * 12, shared_offset = 0, shared_size = 0;
    std::string data;
    for (const auto& [name, value] : tags) {
        if (!value.empty()) {
            shared_offset = offset + data.size(), shared_size = value.size();
            data += value;
            data.resize((data.size() + 3) / 4 * 4, '\0');
        }
        out += name;
        append_u32(out, static_cast<std::uint32_t>(shared_offset));
        append_u32(out, static_cast<std::uint32_t>(shared_size));
    }
    out += data;
    std::string size;
    append_u32(size, static_cast<std::uint32_t>(out.size()));
    return out.replace(0, 4, size);
}

}  // namespace notes_export::pdf
