// libvips has this filter too. This one takes a third of its time for the sizes we need (one picture, one thread,
// 8 bits), and photographs spend most of their time here and in the JPEG decoder.
#include "imaging/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>
#include <vector>

namespace notes_export::imaging {
namespace {

/// Red, green, blue, alpha of one pixel: computed at once. Gray stands in the first. Colours are multiplied by alpha,
/// so that what is seen through does not bleed into the edges.
using Quad = float __attribute__((vector_size(16)));  // NOLINT(modernize-use-using)

// Photographs come from the JPEG decoder at most twice too large; there a third lobe shows in the time only.
constexpr double lobes = 2;

double lanczos(double x) {
    if (x == 0) return 1;
    if (std::abs(x) >= lobes) return 0;
    const double angle = std::numbers::pi * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

/// Which source pixels make each one of the result, and how much of them. All have the same number of weights, some of
/// them zero at the edges: loops of one length are what processors foresee.
struct Taps {
    std::size_t count = 0;
    std::vector<std::size_t> first;
    std::vector<float> weights;  // `count` for each pixel; their sum is 1
};

Taps make_taps(std::size_t from, std::size_t to) {
    const double scale = static_cast<double>(from) / static_cast<double>(to);
    const double reach = lobes * scale;
    Taps taps;
    taps.count = std::min(from, (static_cast<std::size_t>(std::ceil(2 * reach)) + 4) / 4 * 4);
    for (std::size_t i = 0; i < to; ++i) {
        const double centre = (static_cast<double>(i) + 0.5) * scale;
        const auto wanted = static_cast<std::size_t>(std::max(0.0, std::floor(centre - reach)));
        const std::size_t first = std::min(wanted, from - taps.count);
        std::vector<double> weights;
        double sum = 0;
        for (std::size_t k = first; k < first + taps.count; ++k) {
            weights.push_back(lanczos((static_cast<double>(k) + 0.5 - centre) / scale));
            sum += weights.back();
        }
        taps.first.push_back(first);
        for (const double weight : weights) taps.weights.push_back(static_cast<float>(weight / sum));
    }
    return taps;
}

float value(const char* byte) { return static_cast<float>(static_cast<unsigned char>(*byte)); }

void read_row(const char* from, std::size_t step, std::vector<Quad>& row) {
    for (Quad& pixel : row) {
        if (step == 1) {
            pixel = Quad{value(from), 0, 0, 255};
        } else if (step == 2) {
            const float alpha = value(from + 1);
            pixel = Quad{value(from) * alpha / 255, 0, 0, alpha};
        } else if (step == 3) {
            pixel = Quad{value(from), value(from + 1), value(from + 2), 255};
        } else {
            const float alpha = value(from + 3);
            pixel = Quad{value(from), value(from + 1), value(from + 2), 255} * (alpha / 255);
        }
        from += step;
    }
}

char to_byte(float channel) { return static_cast<char>(static_cast<unsigned char>(std::clamp(channel + 0.5F, 0.0F, 255.0F))); }

void write_row(const std::vector<Quad>& row, std::size_t step, char* to) {
    for (Quad pixel : row) {
        const float alpha = pixel[3];
        if (step == 2 || step == 4) {
            const float back = alpha >= 0.5F ? 255 / alpha : 0;
            pixel = pixel * back;
        }
        *to++ = to_byte(pixel[0]);
        if (step >= 3) {
            *to++ = to_byte(pixel[1]);
            *to++ = to_byte(pixel[2]);
        }
        if (step == 2 || step == 4) *to++ = to_byte(alpha);
    }
}

void narrow(const std::vector<Quad>& from, const Taps& columns, std::vector<Quad>& to) {
    const float* weights = columns.weights.data();
    for (std::size_t x = 0; x < to.size(); ++x) {
        const Quad* pixel = from.data() + columns.first[x];
        Quad even{};
        Quad odd{};
        std::size_t k = 0;
        for (; k + 4 <= columns.count; k += 4) {  // two sums, so that neither waits for the other
            even += pixel[k] * weights[k] + pixel[k + 2] * weights[k + 2];
            odd += pixel[k + 1] * weights[k + 1] + pixel[k + 3] * weights[k + 3];
        }
        for (; k < columns.count; ++k) even += pixel[k] * weights[k];
        weights += columns.count;
        to[x] = even + odd;
    }
}

/// Narrowed rows of the source, as many as one row of the result needs; each is made once.
class Rows {
public:
    Rows(const RowSource& source, const Taps& columns, std::size_t count)
        : source_(source),
          columns_(columns),
          step_(source.colours + (source.has_alpha ? 1U : 0U)),
          wide_(source.size.width),
          kept_(count, std::vector<Quad>(columns.first.size())) {}

    /// Row `y`; asked for in such an order that none is needed again after `count` later ones.
    [[nodiscard]] const std::vector<Quad>& row(std::size_t y) {
        while (next_ <= y) {
            read_row(source_.row(static_cast<std::uint32_t>(next_)), step_, wide_);
            narrow(wide_, columns_, kept_[next_ % kept_.size()]);
            ++next_;
        }
        return kept_[y % kept_.size()];
    }

private:
    const RowSource& source_;
    const Taps& columns_;
    std::size_t step_;
    std::vector<Quad> wide_;
    std::vector<std::vector<Quad>> kept_;
    std::size_t next_ = 0;
};

/// One row of the result. Some pixels at a time stay in registers while all rows are added up.
void merge(const std::vector<const Quad*>& rows, const float* weights, std::vector<Quad>& to) {
    constexpr std::size_t block = 4;
    std::size_t x = 0;
    for (; x + block <= to.size(); x += block) {
        Quad sums[block] = {};
        for (std::size_t k = 0; k < rows.size(); ++k) {
            for (std::size_t i = 0; i < block; ++i) sums[i] += rows[k][x + i] * weights[k];
        }
        std::copy(std::begin(sums), std::end(sums), to.begin() + static_cast<std::ptrdiff_t>(x));
    }
    for (; x < to.size(); ++x) {
        Quad sum{};
        for (std::size_t k = 0; k < rows.size(); ++k) sum += rows[k][x] * weights[k];
        to[x] = sum;
    }
}

}  // namespace

Pixels resampled(const RowSource& source, Size size) {
    Pixels result{size.width, size.height, source.colours, source.has_alpha, {}};
    result.bytes.resize(result.row_bytes() * size.height);
    if (size == source.size) {
        for (std::uint32_t y = 0; y < size.height; ++y) {
            std::copy_n(source.row(y), result.row_bytes(), result.bytes.data() + y * result.row_bytes());
        }
        return result;
    }
    const Taps columns = make_taps(source.size.width, size.width);
    const Taps lines = make_taps(source.size.height, size.height);
    Rows rows(source, columns, lines.count);
    std::vector<const Quad*> needed(lines.count);
    std::vector<Quad> merged(size.width);
    for (std::size_t y = 0; y < size.height; ++y) {
        for (std::size_t k = 0; k < lines.count; ++k) needed[k] = rows.row(lines.first[y] + k).data();
        merge(needed, lines.weights.data() + y * lines.count, merged);
        write_row(merged, result.channels(), result.bytes.data() + y * result.row_bytes());
    }
    // The last rows may not be needed for the result, but a decoder finds damage only where it has been.
    if (source.size.height > 0) (void)rows.row(source.size.height - 1);
    return result;
}

std::uint32_t height_for(std::uint32_t width, std::uint32_t full_width, std::uint32_t full_height) {
    const double exact = static_cast<double>(full_height) * width / full_width;
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(exact)));
}

Pixels scaled_down(const Pixels& pixels, std::uint32_t width) {
    if (width == 0 || width >= pixels.width) return pixels;
    const RowSource source{{pixels.width, pixels.height}, pixels.colours, pixels.has_alpha,
                           [&](std::uint32_t y) { return pixels.bytes.data() + y * pixels.row_bytes(); }};
    return resampled(source, {width, height_for(width, pixels.width, pixels.height)});
}

}  // namespace notes_export::imaging
