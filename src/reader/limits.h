// How much one page may pull in (THREATS §3).
#pragma once

#include <cstddef>
#include <cstdint>

namespace notes_export::reader {

// One text file: a thousand pages of print.
inline constexpr std::uint64_t max_file_bytes = std::uint64_t{16} << 20;
// All texts of one page together, each inclusion counted.
inline constexpr std::uint64_t max_total_bytes = std::uint64_t{64} << 20;
// All texts of a book, and its pages: a site of ten thousand pages fits, one that includes itself a million times does not.
inline constexpr std::uint64_t max_book_bytes = std::uint64_t{512} << 20;
inline constexpr std::size_t max_book_pages = 20'000;
// Parts within parts: real notes have one level, a careful anthology three.
inline constexpr int max_include_depth = 32;
// A year of talks has a dozen parts; a thousand such years on one page still convert. What a bomb costs is bounded by the bytes.
inline constexpr std::size_t max_includes = 20'000;
// Blocks within blocks in the finished tree. Recursive walks and destructors are safe up to about a thousand levels under the
// address sanitizer; people stay below ten.
inline constexpr int max_tree_depth = 200;

// Entries of all contents lists, page trees and property lists together: a few words in the text make lists as long as the page or the
// site. A thousand pages of print.
inline constexpr std::size_t max_listed_entries = 100'000;

}  // namespace notes_export::reader
