#include "site/date.h"

#include <chrono>

namespace notes_export::site {
namespace {

class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    // Between `least` and `most` digits.
    std::optional<int> number(std::size_t least, std::size_t most) {
        int value = 0;
        std::size_t count = 0;
        while (count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') {
            value = value * 10 + (rest_[count] - '0');
            ++count;
        }
        if (count < least) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void skip_blanks() {
        while (take(' ')) {}
    }
    void skip_digits() {
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
    }
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

private:
    std::string_view rest_;
};

// Hour, minute, optional second and fraction: seconds of the day.
std::optional<std::int64_t> scan_time(Scanner& scanner) {
    const auto hour = scanner.number(1, 2);
    if (!hour || *hour > 23 || !scanner.take(':')) return std::nullopt;
    const auto minute = scanner.number(2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t seconds = *hour * 3600 + *minute * 60;
    if (scanner.take(':')) {
        const auto second = scanner.number(2, 2);
        if (!second || *second > 60) return std::nullopt;  // 60: a leap second
        seconds += *second;
        if (scanner.take('.') || scanner.take(',')) scanner.skip_digits();
    }
    return seconds;
}

struct Offset {
    std::optional<std::int64_t> seconds;  ///< none: the text gives no offset
};

// "Z", "UTC", "+02:00", "-0700", "+02", or nothing. The zone's name behind an offset is dropped ("-0700 MST"). No result: something else.
std::optional<Offset> scan_offset(Scanner& scanner) {
    scanner.skip_blanks();
    Offset offset;
    if (scanner.peek() == '+' || scanner.peek() == '-') {
        const int sign = scanner.take('-') ? -1 : (scanner.take('+'), 1);
        const auto hours = scanner.number(2, 2);
        if (!hours || *hours > 18) return std::nullopt;
        scanner.take(':');
        const auto minutes = scanner.number(2, 2);
        offset.seconds = sign * (*hours * 3600 + minutes.value_or(0) * 60);
    } else if (scanner.take('Z') || scanner.take('z')) {
        offset.seconds = 0;
    }
    scanner.skip_blanks();
    while (scanner.peek() >= 'A' && scanner.peek() <= 'Z') {
        scanner.take(scanner.peek());
        if (!offset.seconds) offset.seconds = 0;  // "UTC", "GMT"
    }
    return scanner.is_at_end() ? std::optional(offset) : std::nullopt;
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

std::chrono::year_month_day day_of(std::int64_t seconds) {
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds(seconds)});
}

// "2023-04-22T09:30:00", without an offset.
std::string clock_reading(std::int64_t seconds) {
    const std::chrono::year_month_day date = day_of(seconds);
    const std::int64_t of_day = ((seconds % 86400) + 86400) % 86400;
    std::string text;
    append_padded(text, static_cast<int>(date.year()), 4);
    text += '-';
    append_padded(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    append_padded(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    append_padded(text, of_day / 3600, 2);
    text += ':';
    append_padded(text, of_day / 60 % 60, 2);
    text += ':';
    append_padded(text, of_day % 60, 2);
    return text;
}

std::string offset_text(std::int64_t offset) {
    if (offset == 0) return "Z";
    std::string text(1, offset < 0 ? '-' : '+');
    const std::int64_t minutes = (offset < 0 ? -offset : offset) / 60;
    append_padded(text, minutes / 60, 2);
    text += ':';
    append_padded(text, minutes % 60, 2);
    return text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, const base::TimeZone* zone) {
    Scanner scanner(text);
    scanner.skip_blanks();
    const auto year = scanner.number(4, 4);
    if (!year || !(scanner.take('-') || scanner.take('/'))) return std::nullopt;
    const auto month = scanner.number(1, 2);
    if (!month || !(scanner.take('-') || scanner.take('/'))) return std::nullopt;
    const auto day = scanner.number(1, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    std::int64_t local = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400};
    std::optional<Offset> offset = Offset{};
    if (scanner.take('T') || scanner.take('t') || scanner.take(' ')) {
        scanner.skip_blanks();
        if (!scanner.is_at_end()) {
            const auto time = scan_time(scanner);
            if (!time) return std::nullopt;
            offset = scan_offset(scanner);
            if (!offset) return std::nullopt;
            local += *time;
        }
    } else if (!scanner.is_at_end()) {
        return std::nullopt;
    }
    const std::int64_t ahead = offset->seconds.value_or(zone == nullptr ? 0 : zone->offset_of_local(local));
    return date_of_seconds(local - ahead, ahead);
}

Date date_of_seconds(std::int64_t seconds, std::int64_t offset) {
    Date result;
    result.seconds = seconds;
    result.iso = clock_reading(seconds) + "Z";
    result.local = clock_reading(seconds + offset) + offset_text(offset);
    const std::chrono::year_month_day date = day_of(seconds + offset);
    result.year = static_cast<int>(date.year());
    result.month = static_cast<int>(static_cast<unsigned>(date.month()));
    result.day = static_cast<int>(static_cast<unsigned>(date.day()));
    return result;
}

}  // namespace notes_export::site
