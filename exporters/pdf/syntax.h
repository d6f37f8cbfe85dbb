// PDF's notation for values. All text and numbers of the file pass through here, which is what keeps text that
// looks like PDF inert (strings are escaped) and numbers finite.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::pdf {

/// Number of an indirect object.
enum class ObjectId : std::uint32_t { none = 0 };

[[nodiscard]] constexpr std::uint32_t number_of(ObjectId id) { return static_cast<std::uint32_t>(id); }
/// The n-th of a row of objects reserved together.
[[nodiscard]] constexpr ObjectId nth(ObjectId first, std::size_t n) {
    return static_cast<ObjectId>(number_of(first) + static_cast<std::uint32_t>(n));
}

/// Real numbers beyond this are outside what readers must take (ISO 32000-1 Annex C); values are held to it.
inline constexpr double max_real = 32767;

/// A text string longer than this (UTF-16 units) is cut: PDF/A allows 32,767 bytes in one.
inline constexpr std::size_t max_text_units = 16000;

void append_real(std::string& out, double value, int decimals = 2);
void append_integer(std::string& out, std::int64_t value);
void append_reference(std::string& out, ObjectId id);  ///< "12 0 R"

/// A name from ASCII letters, digits and punctuation; anything else is written as #xx.
void append_name(std::string& out, std::string_view name);

/// Bytes as a literal string with its parentheses.
void append_bytes(std::string& out, std::string_view bytes);
/// One byte as it stands inside a literal string.
void append_escaped(std::string& out, char byte);

/// Text for people (UTF-8): as it is when plain ASCII, else UTF-16 with a byte order mark (ISO 32000-1 §7.9.2.2).
void append_text(std::string& out, std::string_view text);

/// UTF-8 as UTF-16BE in hexadecimal, for ToUnicode maps.
void append_utf16_hex(std::string& out, std::string_view text);

}  // namespace notes_export::pdf
