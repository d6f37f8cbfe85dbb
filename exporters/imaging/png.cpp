#include "imaging/png.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

namespace notes_export::imaging {
namespace {

constexpr int compression_level = 9;  // of 12: the last three take twice as long for one percent
constexpr std::size_t max_palette = 256;

// --- container ---------------------------------------------------------------------------------------------

void append_number(std::string& out, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
    append_number(out, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = out.size();
    out += type;
    out += data;
    append_number(out, libdeflate_crc32(0, out.data() + begin, out.size() - begin));
}

std::string deflated(std::string_view data, int level) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), data.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), out.data(), out.size()));
    return out;
}

enum class ColourType : char { gray = 0, rgb = 2, palette = 3, gray_alpha = 4, rgb_alpha = 6 };

std::string header(const Pixels& pixels, int depth, ColourType type) {
    std::string data;
    append_number(data, pixels.width);
    append_number(data, pixels.height);
    data += static_cast<char>(depth);
    data += static_cast<char>(type);
    data.append(3, '\0');  // deflate, adaptive filters, not interlaced
    return data;
}

std::string assemble(std::string_view header, std::string_view palette, std::string_view transparency,
                     std::string_view rows) {
    std::string out = "\x89PNG\r\n\x1A\n";
    append_chunk(out, "IHDR", header);
    if (!palette.empty()) append_chunk(out, "PLTE", palette);
    if (!transparency.empty()) append_chunk(out, "tRNS", transparency);
    append_chunk(out, "IDAT", rows);
    append_chunk(out, "IEND", {});
    return out;
}

// --- palettes ----------------------------------------------------------------------------------------------

std::uint32_t colour_at(const Pixels& pixels, std::size_t offset) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(pixels.bytes[offset + i])); };
    const bool is_gray = pixels.colours == 1;
    const std::uint32_t alpha = pixels.has_alpha ? byte(pixels.colours) : 255;
    // Alpha in front: sorted, see-through entries come first, and tRNS may stop after them.
    return alpha << 24 | byte(0) << 16 | byte(is_gray ? 0 : 1) << 8 | byte(is_gray ? 0 : 2);
}

/// The colours in ascending order; nothing when there are more than a palette holds.
std::optional<std::vector<std::uint32_t>> palette_of(const Pixels& pixels) {
    std::vector<std::uint32_t> sorted;
    std::uint32_t last = 0;
    const std::size_t step = pixels.channels();
    for (std::size_t i = 0; i < pixels.bytes.size(); i += step) {
        const std::uint32_t colour = colour_at(pixels, i);
        if (!sorted.empty() && colour == last) continue;
        last = colour;
        const auto place = std::lower_bound(sorted.begin(), sorted.end(), colour);
        if (place != sorted.end() && *place == colour) continue;
        if (sorted.size() == max_palette) return std::nullopt;
        sorted.insert(place, colour);
    }
    return sorted;
}

int bits_for(std::size_t colours) {
    if (colours <= 2) return 1;
    if (colours <= 4) return 2;
    return colours <= 16 ? 4 : 8;
}

std::string index_rows(const Pixels& pixels, const std::vector<std::uint32_t>& palette, int depth) {
    std::string rows;
    const std::size_t step = pixels.channels();
    std::size_t offset = 0;
    std::uint32_t last = ~palette.front();
    unsigned index = 0;
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        rows += '\0';  // no filter: neighbouring palette numbers are unrelated
        unsigned byte = 0;
        int free_bits = 8;
        for (std::uint32_t x = 0; x < pixels.width; ++x, offset += step) {
            const std::uint32_t colour = colour_at(pixels, offset);
            if (colour != last) {
                index = static_cast<unsigned>(std::lower_bound(palette.begin(), palette.end(), colour) - palette.begin());
                last = colour;
            }
            free_bits -= depth;
            byte |= index << free_bits;
            if (free_bits == 0) {
                rows += static_cast<char>(byte);
                byte = 0;
                free_bits = 8;
            }
        }
        if (free_bits < 8) rows += static_cast<char>(byte);
    }
    return rows;
}

std::string encode_palette(const Pixels& pixels, const std::vector<std::uint32_t>& palette) {
    std::string colours;
    std::string transparency;
    for (const std::uint32_t colour : palette) {
        for (const int shift : {16, 8, 0}) colours += static_cast<char>(colour >> shift);
        if (colour >> 24 != 255) transparency += static_cast<char>(colour >> 24);
    }
    const int depth = bits_for(palette.size());
    return assemble(header(pixels, depth, ColourType::palette), colours, transparency,
                    deflated(index_rows(pixels, palette, depth), compression_level));
}

// --- filters -----------------------------------------------------------------------------------------------

int paeth(int left, int above, int above_left) {
    const int guess = left + above - above_left;
    const int to_left = std::abs(guess - left);
    const int to_above = std::abs(guess - above);
    const int to_above_left = std::abs(guess - above_left);
    if (to_left <= to_above && to_left <= to_above_left) return left;
    return to_above <= to_above_left ? above : above_left;
}

/// One row through PNG's filter `type` (1 left, 2 above, 3 their mean, 4 Paeth).
void filter_row(int type, std::string_view row, std::string_view above, std::size_t step, std::string& out) {
    const auto at = [](std::string_view bytes, std::size_t i) { return static_cast<int>(static_cast<unsigned char>(bytes[i])); };
    out.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int left = i >= step ? at(row, i - step) : 0;
        const int up = above.empty() ? 0 : at(above, i);
        const int up_left = i >= step && !above.empty() ? at(above, i - step) : 0;
        int guess = 0;
        switch (type) {
            case 1: guess = left; break;
            case 2: guess = up; break;
            case 3: guess = (left + up) / 2; break;
            case 4: guess = paeth(left, up, up_left); break;
            default: break;
        }
        out[i] = static_cast<char>(at(row, i) - guess);
    }
}

/// How far from zero the bytes are, taken as signed: the usual forecast of how well a row compresses.
std::uint64_t weight(std::string_view row) {
    std::uint64_t sum = 0;
    for (const char c : row) sum += static_cast<std::uint64_t>(std::abs(static_cast<int>(static_cast<signed char>(c))));
    return sum;
}

/// Rows [first, last), each through the filter that suits it best, with the filter's number in front.
void append_filtered_rows(const Pixels& pixels, std::uint32_t first, std::uint32_t last, std::string& out) {
    const std::size_t row_bytes = pixels.row_bytes();
    const std::string_view bytes = pixels.bytes;
    std::string candidate;
    std::string best;
    for (std::uint32_t y = first; y < last; ++y) {
        const std::string_view row = bytes.substr(y * row_bytes, row_bytes);
        const std::string_view above = y == 0 ? std::string_view() : bytes.substr((y - 1) * row_bytes, row_bytes);
        int best_type = 0;
        best = row;
        std::uint64_t best_weight = weight(best);
        for (int type = 1; type <= 4 && best_weight > 0; ++type) {
            filter_row(type, row, above, pixels.channels(), candidate);
            const std::uint64_t candidate_weight = weight(candidate);
            if (candidate_weight < best_weight) {
                best_weight = candidate_weight;
                best_type = type;
                best.swap(candidate);
            }
        }
        out += static_cast<char>(best_type);
        out += best;
    }
}

ColourType colour_type(const Pixels& pixels) {
    if (pixels.colours == 1) return pixels.has_alpha ? ColourType::gray_alpha : ColourType::gray;
    return pixels.has_alpha ? ColourType::rgb_alpha : ColourType::rgb;
}

}  // namespace

bool has_few_colours(const Pixels& pixels) { return palette_of(pixels).has_value(); }

std::string encode_png(const Pixels& pixels) {
    const auto palette = palette_of(pixels);
    std::string indexed;
    if (palette && !palette->empty()) {
        indexed = encode_palette(pixels, *palette);
        if (pixels.channels() > 1) return indexed;
    }
    std::string rows;
    rows.reserve(pixels.bytes.size() + pixels.height);
    append_filtered_rows(pixels, 0, pixels.height, rows);
    std::string plain = assemble(header(pixels, 8, colour_type(pixels)), {}, {}, deflated(rows, compression_level));
    // Smooth grays are smaller as gray with filters, drawings as palette.
    return !indexed.empty() && indexed.size() <= plain.size() ? indexed : plain;
}

std::size_t estimate_png_size(const Pixels& pixels) {
    constexpr std::uint32_t strip = 8;  // rows looked at, of every eight times as many
    std::string rows;
    std::size_t sampled = 0;
    for (std::uint32_t y = 0; y < pixels.height; y += strip * 8) {
        const std::uint32_t end = std::min(y + strip, pixels.height);
        append_filtered_rows(pixels, y, end, rows);
        sampled += end - y;
    }
    return sampled == 0 ? 0 : deflated(rows, 1).size() * pixels.height / sampled;
}

}  // namespace notes_export::imaging
