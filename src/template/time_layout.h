// The words and numbers of which Go's layouts consist; shared by writing and reading.
#pragma once

#include "template/time.h"

#include <string_view>

namespace notes_export::templates::layout {

enum class Part {
    month_name, short_month, month, padded_month, day_name, short_day, day, blank_day, padded_day, day_of_year, hour24, hour, padded_hour, minute, padded_minute,
    second, padded_second, year, short_year, pm, lower_pm, zone_name, zone, zone_seconds, zone_colon, zone_colon_seconds, zone_hours, zone_z, zone_z_seconds,
    zone_z_colon, zone_z_colon_seconds, zone_z_hours
};

struct Row {
    std::string_view text;
    Part part;
};

// Longer ones before those they begin with.
inline constexpr Row rows[] = {
    {"January", Part::month_name}, {"Jan", Part::short_month}, {"Monday", Part::day_name}, {"Mon", Part::short_day}, {"MST", Part::zone_name},
    {"002", Part::day_of_year}, {"01", Part::padded_month}, {"02", Part::padded_day}, {"03", Part::padded_hour}, {"04", Part::padded_minute},
    {"05", Part::padded_second}, {"06", Part::short_year}, {"2006", Part::year}, {"2", Part::day}, {"_2", Part::blank_day},
    {"15", Part::hour24}, {"1", Part::month}, {"3", Part::hour}, {"4", Part::minute}, {"5", Part::second}, {"PM", Part::pm}, {"pm", Part::lower_pm},
    {"-07:00:00", Part::zone_colon_seconds}, {"-07:00", Part::zone_colon}, {"-070000", Part::zone_seconds}, {"-0700", Part::zone}, {"-07", Part::zone_hours},
    {"Z07:00:00", Part::zone_z_colon_seconds}, {"Z07:00", Part::zone_z_colon}, {"Z070000", Part::zone_z_seconds}, {"Z0700", Part::zone_z}, {"Z07", Part::zone_z_hours},
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The part that `text` begins with; null for other characters.
[[nodiscard]] constexpr const Row* row_at(std::string_view text) {
    for (const Row& row : rows) {
        if (!text.starts_with(row.text)) continue;
        // "Janet" is a name, no month.
        if ((row.part == Part::short_month || row.part == Part::short_day) && text.size() > 3 && text[3] >= 'a' && text[3] <= 'z') continue;
        return &row;
    }
    return nullptr;
}

}  // namespace notes_export::templates::layout
