// Dates of front matter. Only what the text says: no clock, no time zone database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::site {

struct Date {
    std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z
    std::string iso;           ///< "2023-04-22T09:30:00Z"
    int year = 0, month = 1, day = 1;  ///< in UTC
};

/// "2023-04-22", also with "T" or a blank and a time, seconds, fractions, and "Z" or an offset. A text without an offset is taken
/// as UTC: the day the author wrote is the day a reader sees.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] Date date_of_seconds(std::int64_t seconds);

}  // namespace notes_export::site
