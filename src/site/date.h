// Dates of front matter: what the text says, without an offset in the time zone of the site (FM-6). No clock is asked.
#pragma once

#include "base/time_zone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::site {

struct Date {
    std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z
    std::string iso;           ///< "2023-04-22T09:30:00Z"
    std::string local;         ///< the same moment as its author writes it: "2023-04-22T11:30:00+02:00"; "…Z" without an offset
    int year = 0, month = 1, day = 1;  ///< of `local`: the day the author wrote is the day a reader sees
};

/// "2023-04-22", also with "T" or a blank and a time, seconds, fractions, and "Z" or an offset. A text without an offset is in `zone`;
/// null: UTC.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, const base::TimeZone* zone = nullptr);
/// `offset`: seconds that the clocks of its author are ahead of UTC.
[[nodiscard]] Date date_of_seconds(std::int64_t seconds, std::int64_t offset = 0);

}  // namespace notes_export::site
