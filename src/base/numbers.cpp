#include "base/numbers.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace notes_export::base {
namespace {

// Below this, value × 10^decimals and its neighbours at a distance of 1/1024 are exact enough to tell which way to round.
constexpr double max_scaled = 1 << 30;
constexpr std::array<double, 7> powers_of_ten = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

/// Writes what to_chars would, at a tenth of its price: coordinates are half of a page description. Leaves the rare
/// values that lie near the middle between two results to it.
bool append_small_number(std::string& out, double value, int decimals) {
    if (decimals < 0 || static_cast<std::size_t>(decimals) >= powers_of_ten.size()) return false;
    const double scaled = std::fabs(value) * powers_of_ten[static_cast<std::size_t>(decimals)];
    if (!(scaled < max_scaled)) return false;
    auto digits = static_cast<std::uint32_t>(scaled);
    const double rest = scaled - digits;
    if (std::fabs(rest - 0.5) < 1.0 / 1024) return false;
    if (rest > 0.5) ++digits;
    if (digits == 0) {
        out += '0';
        return true;
    }
    for (; decimals > 0 && digits % 10 == 0; --decimals) digits /= 10;
    std::array<char, 16> buffer;
    char* begin = buffer.data() + buffer.size();
    for (int written = 0; digits > 0 || written <= decimals; ++written) {  // at least one digit before the point
        if (decimals > 0 && written == decimals) *--begin = '.';
        *--begin = static_cast<char>('0' + digits % 10);
        digits /= 10;
    }
    if (value < 0) *--begin = '-';
    out.append(begin, buffer.data() + buffer.size());
    return true;
}

}  // namespace

void append_number(std::string& out, double value, int decimals) {
    assert(std::isfinite(value));
    if (!std::isfinite(value)) value = 0;
    if (append_small_number(out, value, decimals)) return;
    std::array<char, 400> buffer{};  // the longest double written without exponent has some 310 digits
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
    std::string_view digits(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
    if (digits.find('.') != std::string_view::npos) {
        while (digits.back() == '0') digits.remove_suffix(1);
        if (digits.back() == '.') digits.remove_suffix(1);
    }
    if (digits == "-0") digits = "0";
    out += digits;
}

void append_number(std::string& out, std::int64_t value) {
    std::array<char, 24> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), result.ptr);
}

std::string number(double value, int decimals) {
    std::string out;
    append_number(out, value, decimals);
    return out;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

}  // namespace notes_export::base
