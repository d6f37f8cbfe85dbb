#include "template/methods.h"

#include "template/functions/arguments.h"
#include "template/print.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace notes_export::templates {
namespace {

struct TimeMethod {
    std::string_view name;
    std::size_t arguments;
    Value (*function)(Call&, const Time&, Arguments);
};

const Time& other_time(Arguments arguments) {
    const Time* const other = arguments[0].time();
    if (other == nullptr) fail("wrong type for value; expected time.Time; got " + arguments[0].type_name());
    return *other;
}

Duration difference(const Time& a, const Time& b) {
    // Saturates where 64 bits do not reach, as Go's does.
    const double seconds = static_cast<double>(a.seconds) - static_cast<double>(b.seconds);
    if (std::fabs(seconds) > 9.2e9) return {seconds > 0 ? INT64_MAX : INT64_MIN};
    return {(a.seconds - b.seconds) * 1'000'000'000 + (a.nanoseconds - b.nanoseconds)};
}

Time shifted(const Time& time, std::int64_t nanoseconds) {
    Time out = time;
    std::int64_t rest = nanoseconds % 1'000'000'000 + time.nanoseconds;
    out.seconds += nanoseconds / 1'000'000'000;
    if (rest < 0) {
        rest += 1'000'000'000;
        --out.seconds;
    } else if (rest >= 1'000'000'000) {
        rest -= 1'000'000'000;
        ++out.seconds;
    }
    out.nanoseconds = static_cast<std::int32_t>(rest);
    return checked_time(out);
}

Value add_date(Call&, const Time& time, Arguments arguments) {
    const Civil day = civil(time);
    constexpr std::int64_t most = 100'000;  // years, months or days: far outside of any calendar of notes, far inside 64 bits
    std::int64_t given[3];
    for (std::size_t i = 0; i < 3; ++i) {
        given[i] = to_integer(arguments[i]);
        if (given[i] > most || given[i] < -most) fail("AddDate: out of range");
    }
    Time out = time;
    out.seconds += (days_from_civil(day.year + given[0], day.month + given[1], day.day + given[2]) - days_from_civil(day.year, day.month, day.day)) * 86400;
    return Value(checked_time(out));
}

Value with_offset(const Time& time, std::int32_t offset, std::string zone) {
    Time out = time;
    out.offset = offset;
    out.zone = std::move(zone);
    return Value(out);
}

constexpr TimeMethod time_methods[] = {
    {"Format", 1, [](Call&, const Time& time, Arguments a) { return Value(format_time(time, to_text(a[0]))); }},
    {"Year", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).year); }},
    {"Month", 0, [](Call&, const Time& time, Arguments) { return enumeration(civil(time).month, date_names("en").months[civil(time).month - 1], "time.Month"); }},
    {"Day", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).day); }},
    {"Weekday", 0, [](Call&, const Time& time, Arguments) { return enumeration(civil(time).weekday, date_names("en").days[civil(time).weekday], "time.Weekday"); }},
    {"YearDay", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).day_of_year); }},
    {"Hour", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).hour); }},
    {"Minute", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).minute); }},
    {"Second", 0, [](Call&, const Time& time, Arguments) { return Value(civil(time).second); }},
    {"Nanosecond", 0, [](Call&, const Time& time, Arguments) { return Value(time.nanoseconds); }},
    {"Unix", 0, [](Call&, const Time& time, Arguments) { return Value(time.seconds); }},
    {"UnixMilli", 0, [](Call&, const Time& time, Arguments) { return Value(time.seconds * 1000 + time.nanoseconds / 1'000'000); }},
    {"UnixNano", 0, [](Call&, const Time& time, Arguments) { return Value(difference(time, Time{0, 0, 0, "UTC"}).nanoseconds); }},
    {"IsZero", 0, [](Call&, const Time& time, Arguments) { return Value(time.is_zero()); }},
    {"UTC", 0, [](Call&, const Time& time, Arguments) { return with_offset(time, 0, "UTC"); }},
    {"Local", 0, [](Call& call, const Time& time, Arguments) { return with_offset(time, static_cast<std::int32_t>(call.host().offset_of_local(time.seconds)), {}); }},
    {"String", 0, [](Call&, const Time& time, Arguments) { return Value(print_time(time)); }},
    {"Before", 1, [](Call&, const Time& time, Arguments a) { return Value(difference(time, other_time(a)).nanoseconds < 0); }},
    {"After", 1, [](Call&, const Time& time, Arguments a) { return Value(difference(time, other_time(a)).nanoseconds > 0); }},
    {"Equal", 1, [](Call&, const Time& time, Arguments a) { return Value(time == other_time(a)); }},
    {"Sub", 1, [](Call&, const Time& time, Arguments a) { return Value(difference(time, other_time(a))); }},
    {"Add", 1, [](Call&, const Time& time, Arguments a) { return Value(shifted(time, to_duration(a[0]).nanoseconds)); }},
    {"AddDate", 3, add_date},
};

std::optional<Value> method_of_duration(Duration duration, std::string_view name, Arguments arguments) {
    const auto whole = [&](std::int64_t unit) { return Value(duration.nanoseconds / unit); };
    const auto real = [&](double unit) { return Value(static_cast<double>(duration.nanoseconds) / unit); };
    if (name == "Hours") return real(3.6e12);
    if (name == "Minutes") return real(6e10);
    if (name == "Seconds") return real(1e9);
    if (name == "Milliseconds") return whole(1'000'000);
    if (name == "Microseconds") return whole(1000);
    if (name == "Nanoseconds") return whole(1);
    if (name == "String") return Value(print_duration(duration));
    if (name == "Abs") return Value(Duration{duration.nanoseconds < 0 ? -std::max(duration.nanoseconds, -INT64_MAX) : duration.nanoseconds});
    if ((name == "Round" || name == "Truncate") && arguments.size() == 1) {
        const std::int64_t unit = to_duration(arguments[0]).nanoseconds;
        if (unit <= 0) return Value(duration);
        const std::int64_t rest = duration.nanoseconds % unit;
        const std::int64_t size = rest < 0 ? -rest : rest;
        const std::int64_t whole_units = duration.nanoseconds - rest;
        const bool has_room = whole_units < INT64_MAX - unit && whole_units > unit - INT64_MAX;
        if (name == "Truncate" || size < unit - size || !has_room) return Value(Duration{whole_units});
        return Value(Duration{whole_units + (rest < 0 ? -unit : unit)});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Value> method_of(Call& call, const Value& receiver, std::string_view name, Arguments arguments) {
    if (const Duration* duration = receiver.duration()) return method_of_duration(*duration, name, arguments);
    const Time* const time = receiver.time();
    if (time == nullptr) return std::nullopt;
    for (const TimeMethod& method : time_methods) {
        if (method.name != name) continue;
        if (arguments.size() != method.arguments)
            fail("wrong number of args for " + std::string(name) + ": want " + std::to_string(method.arguments) + " got " + std::to_string(arguments.size()));
        return method.function(call, *time, arguments);
    }
    return std::nullopt;
}

}  // namespace notes_export::templates
