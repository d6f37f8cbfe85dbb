#include "template/time.h"

#include "base/numbers.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace notes_export::templates {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

void append_fraction(std::string& out, std::int64_t value, int digits) {
    std::string text = std::to_string(value);
    text.insert(0, static_cast<std::size_t>(digits) - text.size(), '0');
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty()) out += '.' + text;
}

}  // namespace

// Howard Hinnant's algorithms for the proleptic Gregorian calendar ("chrono-Compatible Low-Level Date Algorithms").
std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
    year += floor_divide(month - 1, 12);
    month = (month - 1) - 12 * floor_divide(month - 1, 12) + 1;
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468 + day - 1;
}

Civil civil(const Time& time) {
    const std::int64_t local = time.seconds + time.offset;
    const std::int64_t days = floor_divide(local, seconds_per_day);
    const std::int64_t second = local - days * seconds_per_day;
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = floor_divide(shifted, 146097);
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    Civil out;
    out.day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    out.month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    out.year = year_of_era + era * 400 + (out.month <= 2 ? 1 : 0);
    out.hour = static_cast<int>(second / 3600);
    out.minute = static_cast<int>(second / 60 % 60);
    out.second = static_cast<int>(second % 60);
    out.weekday = static_cast<int>((days % 7 + 7 + 4) % 7);  // 1970-01-01 was a Thursday
    out.day_of_year = static_cast<int>(days - days_from_civil(out.year, 1, 1)) + 1;
    return out;
}

IsoWeek iso_week(const Civil& day) {
    // The week belongs to the year of its Thursday.
    const std::int64_t days = days_from_civil(day.year, day.month, day.day);
    const std::int64_t thursday = days - (day.weekday + 6) % 7 + 3;
    Time time;
    time.seconds = thursday * seconds_per_day;
    const Civil of_thursday = civil(time);
    return {of_thursday.year, (of_thursday.day_of_year - 1) / 7 + 1};
}

std::string print_time(const Time& time) { return format_time(time, "2006-01-02 15:04:05.999999999 -0700 MST"); }

std::string print_duration(Duration duration) {
    const std::int64_t all = duration.nanoseconds;
    if (all == 0) return "0s";
    std::string out;
    // Unsigned, since the least of all has no positive counterpart.
    std::uint64_t left = all < 0 ? 0 - static_cast<std::uint64_t>(all) : static_cast<std::uint64_t>(all);
    if (all < 0) out += '-';
    struct Small {
        std::uint64_t nanoseconds;
        int digits;
        const char* name;
    };
    if (left < 1'000'000'000) {
        const Small unit = left < 1000 ? Small{1, 0, "ns"} : left < 1'000'000 ? Small{1000, 3, "µs"} : Small{1'000'000, 6, "ms"};
        out += std::to_string(left / unit.nanoseconds);
        if (left % unit.nanoseconds != 0) append_fraction(out, static_cast<std::int64_t>(left % unit.nanoseconds), unit.digits);
        return out + unit.name;
    }
    const std::uint64_t seconds = left / 1'000'000'000;
    if (seconds >= 3600) out += std::to_string(seconds / 3600) + 'h';
    if (seconds >= 60) out += std::to_string(seconds / 60 % 60) + 'm';
    out += std::to_string(seconds % 60);
    if (left % 1'000'000'000 != 0) append_fraction(out, static_cast<std::int64_t>(left % 1'000'000'000), 9);
    return out + 's';
}

std::optional<Duration> parse_duration(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (text == "0") return Duration{};
    if (text.empty()) return std::nullopt;
    double sum = 0;
    while (!text.empty()) {
        const std::size_t digits = text.find_first_not_of("0123456789.");
        if (digits == 0 || digits == std::string_view::npos) return std::nullopt;
        const std::optional<double> count = base::parse_number(text.starts_with('.') ? '0' + std::string(text.substr(0, digits)) : std::string(text.substr(0, digits)));
        if (!count) return std::nullopt;
        text.remove_prefix(digits);
        struct Unit {
            std::string_view name;
            double nanoseconds;
        };
        constexpr std::array<Unit, 8> units{{{"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"μs", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 6e10}, {"h", 3.6e12}}};
        bool was_found = false;
        for (const Unit& unit : units) {
            if (was_found || !text.starts_with(unit.name)) continue;
            sum += *count * unit.nanoseconds;
            text.remove_prefix(unit.name.size());
            was_found = true;
        }
        if (!was_found) return std::nullopt;
    }
    if (sum >= 9.2e18) return std::nullopt;
    return Duration{static_cast<std::int64_t>(std::llround(is_negative ? -sum : sum))};
}

}  // namespace notes_export::templates
