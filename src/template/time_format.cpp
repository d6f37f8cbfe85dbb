// Go's layouts: a text that shows how the moment Mon Jan 2 15:04:05 MST 2006 would be written.
#include "template/time_layout.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace notes_export::templates {

using namespace layout;

namespace {

void append_padded(std::string& out, std::int64_t value, std::size_t width, char fill = '0') {
    const std::string digits = std::to_string(value < 0 ? -value : value);
    if (value < 0) out += '-';
    if (digits.size() < width) out.append(width - digits.size(), fill);
    out += digits;
}

void append_zone(std::string& out, std::int32_t offset, bool shows_z, bool has_minutes, bool has_seconds, bool has_colons) {
    if (shows_z && offset == 0) return void(out += 'Z');
    const std::int32_t size = offset < 0 ? -offset : offset;
    out += offset < 0 ? '-' : '+';
    append_padded(out, size / 3600, 2);
    if (has_minutes) {
        if (has_colons) out += ':';
        append_padded(out, size / 60 % 60, 2);
    }
    if (has_seconds) {
        if (has_colons) out += ':';
        append_padded(out, size % 60, 2);
    }
}

void append_part(std::string& out, Part part, const Time& time, const Civil& day, const DateNames& names) {
    const int hour = day.hour % 12 == 0 ? 12 : day.hour % 12;
    const auto month = static_cast<std::size_t>(day.month - 1), weekday = static_cast<std::size_t>(day.weekday);
    switch (part) {
        case Part::month_name: out += names.months[month]; break;
        case Part::short_month: out += names.short_months[month]; break;
        case Part::month: append_padded(out, day.month, 1); break;
        case Part::padded_month: append_padded(out, day.month, 2); break;
        case Part::day_name: out += names.days[weekday]; break;
        case Part::short_day: out += names.short_days[weekday]; break;
        case Part::day: append_padded(out, day.day, 1); break;
        case Part::blank_day: append_padded(out, day.day, 2, ' '); break;
        case Part::padded_day: append_padded(out, day.day, 2); break;
        case Part::day_of_year: append_padded(out, day.day_of_year, 3); break;
        case Part::hour24: append_padded(out, day.hour, 2); break;
        case Part::hour: append_padded(out, hour, 1); break;
        case Part::padded_hour: append_padded(out, hour, 2); break;
        case Part::minute: append_padded(out, day.minute, 1); break;
        case Part::padded_minute: append_padded(out, day.minute, 2); break;
        case Part::second: append_padded(out, day.second, 1); break;
        case Part::padded_second: append_padded(out, day.second, 2); break;
        case Part::year: append_padded(out, day.year, 4); break;
        case Part::short_year: append_padded(out, ((day.year % 100) + 100) % 100, 2); break;
        case Part::pm: out += day.hour < 12 ? "AM" : "PM"; break;
        case Part::lower_pm: out += day.hour < 12 ? "am" : "pm"; break;
        case Part::zone_name:
            if (!time.zone.empty()) out += time.zone;
            else append_zone(out, time.offset, false, true, false, false);
            break;
        case Part::zone: append_zone(out, time.offset, false, true, false, false); break;
        case Part::zone_seconds: append_zone(out, time.offset, false, true, true, false); break;
        case Part::zone_colon: append_zone(out, time.offset, false, true, false, true); break;
        case Part::zone_colon_seconds: append_zone(out, time.offset, false, true, true, true); break;
        case Part::zone_hours: append_zone(out, time.offset, false, false, false, false); break;
        case Part::zone_z: append_zone(out, time.offset, true, true, false, false); break;
        case Part::zone_z_seconds: append_zone(out, time.offset, true, true, true, false); break;
        case Part::zone_z_colon: append_zone(out, time.offset, true, true, false, true); break;
        case Part::zone_z_colon_seconds: append_zone(out, time.offset, true, true, true, true); break;
        case Part::zone_z_hours: append_zone(out, time.offset, true, false, false, false); break;
    }
}

// ".000" and ",999": fractions of a second, behind which no digit follows. How many bytes of the layout they take; 0: there is none.
std::size_t append_fraction(std::string& out, std::string_view layout, const Time& time) {
    if (layout.size() < 2 || (layout[0] != '.' && layout[0] != ',') || (layout[1] != '0' && layout[1] != '9')) return 0;
    std::size_t end = 1;
    while (end < layout.size() && layout[end] == layout[1]) ++end;
    if (end < layout.size() && is_digit(layout[end])) return 0;
    std::string digits = std::to_string(time.nanoseconds);
    digits.insert(0, 9 - std::min<std::size_t>(digits.size(), 9), '0');
    digits.resize(std::min<std::size_t>(end - 1, 9));
    if (layout[1] == '9') digits.erase(digits.find_last_not_of('0') + 1);
    if (!digits.empty()) out += layout[0] + digits;
    return end;
}

}  // namespace

std::string format_time(const Time& time, std::string_view layout, const DateNames& names) {
    const Civil day = civil(time);
    std::string out;
    while (!layout.empty()) {
        if (const std::size_t fraction = append_fraction(out, layout, time)) {
            layout.remove_prefix(fraction);
        } else if (layout.starts_with("_2006")) {
            out += '_';
            layout.remove_prefix(1);
        } else if (const Row* const row = row_at(layout)) {
            append_part(out, row->part, time, day, names);
            layout.remove_prefix(row->text.size());
        } else {
            out += layout.front();
            layout.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace notes_export::templates
