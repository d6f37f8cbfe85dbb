// Compression of streams through libdeflate (the only file that includes it).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace notes_export::pdf {

class Deflater {
public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    /// The zlib form of `data`, valid until the next call.
    [[nodiscard]] std::string_view compress(std::string_view data);

private:
    libdeflate_compressor* compressor_;
    std::unique_ptr<char[]> buffer_;  // not a string: growing one would zero it first
    std::size_t capacity_ = 0;
};

/// Rows filtered as PNG does (`/Predictor 15`), each with the filter that leaves the smallest differences.
[[nodiscard]] std::string png_filtered(std::string_view pixels, std::size_t row_bytes, std::size_t pixel_bytes);

/// Rows of a table whose columns change little, each as its difference from the row above: PNG's filter "up" alone.
[[nodiscard]] std::string up_filtered(std::string_view table, std::size_t row_bytes);

}  // namespace notes_export::pdf
