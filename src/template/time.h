// Moments and lengths of time as Go has them, with Go's layouts ("Jan 2, 2006") and Hugo's localised ones (":date_long").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::templates {

/// A moment, shown as clocks `offset` seconds ahead of UTC show it.
struct Time {
    std::int64_t seconds = zero_seconds;  ///< since 1970-01-01T00:00:00Z
    std::int32_t nanoseconds = 0;         ///< 0 to 999,999,999
    std::int32_t offset = 0;
    std::string zone = "UTC";             ///< what layouts show for "MST"; empty: the offset as digits

    /// Go's zero time, January 1 of the year 1: a date that was never set.
    static constexpr std::int64_t zero_seconds = -62135596800;
    [[nodiscard]] bool is_zero() const { return seconds == zero_seconds && nanoseconds == 0; }
    friend bool operator==(const Time& a, const Time& b) { return a.seconds == b.seconds && a.nanoseconds == b.nanoseconds; }
};

struct Duration {
    std::int64_t nanoseconds = 0;
    friend bool operator==(const Duration&, const Duration&) = default;
};

/// A moment taken apart. Months, days and days of the year count from 1, weekdays from Sunday as 0.
struct Civil {
    std::int64_t year = 1;
    int month = 1, day = 1, hour = 0, minute = 0, second = 0, weekday = 0, day_of_year = 1;
};
[[nodiscard]] Civil civil(const Time& time);
/// Days since 1970-01-01 in the Gregorian calendar; months and days beyond their range carry over, as Go's time.Date does.
[[nodiscard]] std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day);
/// ISO 8601's.
struct IsoWeek {
    std::int64_t year = 1;
    int week = 1;
};
[[nodiscard]] IsoWeek iso_week(const Civil& day);

/// Names of a language: `months` has January first, `days` Sunday.
struct DateNames {
    const char* months[12];
    const char* short_months[12];
    const char* days[7];
    const char* short_days[7];
};
/// English for languages without a table of their own. `language`: BCP 47.
[[nodiscard]] const DateNames& date_names(std::string_view language);

/// As time.Format of Go does it.
[[nodiscard]] std::string format_time(const Time& time, std::string_view layout, const DateNames& names = date_names("en"));
/// Of a text in any notation that Hugo's cast takes ("2023-04-22", RFC 3339, "22 Apr 2023" …). Without an offset: UTC.
[[nodiscard]] std::optional<Time> parse_time(std::string_view text);
/// "2023-04-22 09:30:00 +0000 UTC".
[[nodiscard]] std::string print_time(const Time& time);

/// "1h15m30.918s".
[[nodiscard]] std::string print_duration(Duration duration);
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

}  // namespace notes_export::templates
