// time.*
#include "template/functions/arguments.h"
#include "template/functions/tables.h"

#include "base/time_zone.h"

#include <cstdint>
#include <string>

namespace notes_export::templates {
namespace {

// Hugo's own names of layouts, for English as it writes it; other languages get day, month and year in their order.
std::string localised_layout(std::string_view name, std::string_view language) {
    const bool is_english = language.substr(0, 2) == "en";
    const bool is_german = language.substr(0, 2) == "de";
    const std::string day = is_german ? "2. " : "2 ";
    if (name == ":date_full") return is_english ? "Monday, January 2, 2006" : is_german ? "Monday, 2. January 2006" : "Monday " + day + "January 2006";
    if (name == ":date_long") return is_english ? "January 2, 2006" : day + "January 2006";
    if (name == ":date_medium") return is_english ? "Jan 2, 2006" : is_german ? "02.01.2006" : day + "Jan 2006";
    if (name == ":date_short") return is_english ? "1/2/06" : is_german ? "02.01.06" : "02/01/2006";
    if (name == ":time_full") return is_english ? "3:04:05 pm MST" : "15:04:05 MST";
    if (name == ":time_long") return is_english ? "3:04:05 pm MST" : "15:04:05 MST";
    if (name == ":time_medium") return is_english ? "3:04:05 pm" : "15:04:05";
    if (name == ":time_short") return is_english ? "3:04 pm" : "15:04";
    return std::string(name);
}

Value format_date(Call& call, Arguments a) {
    const std::string language = call.host().language();
    return Value(format_time(to_time(a[1]), localised_layout(to_text(a[0]), language), date_names(language)));
}

Value as_time(Call&, Arguments a) {
    Time time = to_time(a[0]);
    if (a.size() > 1) {
        const base::TimeZone zone(to_text(a[1]));
        if (!zone.is_valid()) fail("unknown time zone " + to_text(a[1]));
        const bool has_offset = time.offset != 0 || time.zone != "UTC" || (a[0].text() != nullptr && a[0].text()->ends_with('Z'));
        const std::int64_t offset = zone.offset_of_local(time.seconds);
        if (!has_offset) time.seconds -= offset;
        time.offset = static_cast<std::int32_t>(offset);
        time.zone.clear();
    }
    return Value(checked_time(time));
}

Value now(Call& call, Arguments) { return Value(call.host().now().value_or(Time{})); }

Value duration(Call&, Arguments a) {
    struct Unit {
        std::string_view name;
        std::int64_t nanoseconds;
    };
    static constexpr Unit units[] = {{"nanosecond", 1}, {"ns", 1}, {"microsecond", 1000}, {"us", 1000}, {"µs", 1000}, {"millisecond", 1'000'000}, {"ms", 1'000'000},
                                     {"second", 1'000'000'000}, {"s", 1'000'000'000}, {"minute", 60'000'000'000}, {"m", 60'000'000'000},
                                     {"hour", 3'600'000'000'000}, {"h", 3'600'000'000'000}};
    const std::string name = to_text(a[0]);
    const std::int64_t count = to_integer(a[1]);
    for (const Unit& unit : units) {
        if (unit.name != name) continue;
        if (count > INT64_MAX / unit.nanoseconds || count < -(INT64_MAX / unit.nanoseconds)) fail("time.Duration: out of range");
        return Value(Duration{count * unit.nanoseconds});
    }
    fail("\"" + name + "\" is not a valid duration unit");
}

Value parse_length(Call&, Arguments a) {
    const std::optional<Duration> parsed = parse_duration(to_text(a[0]));
    if (!parsed) fail("time: invalid duration \"" + to_text(a[0]) + "\"");
    return Value(*parsed);
}

constexpr FunctionRow rows[] = {
    {"time.Format", "dateFormat", format_date, 2, 2},
    {"time.AsTime", "time", as_time, 1, 2},
    {"time.Now", "now", now, 0, 0},
    {"time.Duration", "duration", duration, 2, 2},
    {"time.ParseDuration", "", parse_length, 1, 1},
};

}  // namespace

std::span<const FunctionRow> time_functions() { return rows; }

}  // namespace notes_export::templates
