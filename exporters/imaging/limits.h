// How much one picture may cost, and what happens when it would cost more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace notes_export::imaging {

/// No camera writes larger files; a file has to be held in memory.
inline constexpr std::size_t max_file_bytes = std::size_t{64} << 20;
/// The largest cameras have 100 megapixels; decoding runs in strips, so time is what this bounds (about 0.3 s).
inline constexpr std::uint64_t max_pixels = 100'000'000;
/// Interlaced PNG and WebP are held whole while they are decoded: 160 MB.
inline constexpr std::uint64_t max_whole_pixels = 40'000'000;
/// No format we write for takes more in one direction (JPEG's own limit).
inline constexpr std::uint32_t max_side = 65'500;

/// A picture that cannot be shown. `what()` continues the sentence "the picture … cannot be shown: ".
class Unreadable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The engine itself is missing; `what()` says which library and why.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

inline constexpr const char* damaged = "it is damaged or cut off";

}  // namespace notes_export::imaging
