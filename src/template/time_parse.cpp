#include "template/time_layout.h"

#include "base/trim.h"

#include <array>
#include <algorithm>
#include <string>

namespace notes_export::templates {

using namespace layout;

namespace {

// What Hugo's cast tries, in its order.
constexpr std::string_view layouts[] = {
    "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "Mon, 02 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006 15:04:05 MST", "02 Jan 06 15:04 -0700",
    "02 Jan 06 15:04 MST", "Monday, 02-Jan-06 15:04:05 MST", "2006-01-02 15:04:05.999999999 -0700 MST", "2006-01-02T15:04:05-0700",
    "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05", "Mon Jan _2 15:04:05 2006", "Mon Jan _2 15:04:05 MST 2006", "Mon Jan 02 15:04:05 -0700 2006",
    "2006-01-02 15:04:05Z07:00", "02 Jan 2006", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05 -0700", "2006-01-02", "02 Jan 2006 15:04", "2006-01-02 15:04",
};

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<Time> read(std::string_view layout) {
        while (!layout.empty()) {
            const Row* const row = layout.starts_with("_2006") ? nullptr : row_at(layout);
            if (row == nullptr) {
                // Fractions stand behind seconds whether the layout has them or not.
                if (layout.front() == '.' && layout.size() > 1 && (layout[1] == '9' || layout[1] == '0')) {
                    layout.remove_prefix(std::min(layout.find_first_not_of("90", 1), layout.size()));
                    continue;
                }
                if (layout.front() == ' ' && (text_.empty() || text_.front() != ' ')) return std::nullopt;
                if (text_.empty() || text_.front() != layout.front()) return std::nullopt;
                text_.remove_prefix(1);
                layout.remove_prefix(1);
                continue;
            }
            if (!read_part(row->part)) return std::nullopt;
            layout.remove_prefix(row->text.size());
        }
        if (!text_.empty()) return std::nullopt;
        return result();
    }

private:
    bool number(std::int64_t& value, std::size_t least, std::size_t most) {
        std::size_t count = 0;
        value = 0;
        while (count < most && count < text_.size() && is_digit(text_[count])) value = value * 10 + (text_[count++] - '0');
        text_.remove_prefix(count);
        return count >= least;
    }

    template <std::size_t count>
    bool name(const char* const (&names)[count], std::int64_t* index) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view candidate = names[i];
            if (text_.size() < candidate.size()) continue;
            bool is_equal = true;
            for (std::size_t j = 0; j < candidate.size(); ++j) is_equal &= (text_[j] | 32) == (candidate[j] | 32);
            if (!is_equal) continue;
            text_.remove_prefix(candidate.size());
            if (index != nullptr) *index = static_cast<std::int64_t>(i) + 1;
            return true;
        }
        return false;
    }

    bool zone(bool takes_z, bool has_colon) {
        if (takes_z && text_.starts_with('Z')) {
            text_.remove_prefix(1);
            return true;
        }
        if (text_.empty() || (text_[0] != '+' && text_[0] != '-')) return false;
        const bool is_west = text_[0] == '-';
        text_.remove_prefix(1);
        std::int64_t hours = 0, minutes = 0;
        if (!number(hours, 2, 2)) return false;
        if (has_colon) {
            if (!text_.starts_with(':')) return false;
            text_.remove_prefix(1);
        }
        if (!number(minutes, 2, 2) || hours > 24 || minutes > 59) return false;
        offset_ = static_cast<std::int32_t>((hours * 60 + minutes) * 60) * (is_west ? -1 : 1);
        has_offset_ = true;
        return true;
    }

    bool zone_name() {
        std::size_t end = 0;
        while (end < text_.size() && text_[end] >= 'A' && text_[end] <= 'Z') ++end;
        if (end < 3 || end > 5) return false;
        zone_ = text_.substr(0, end);
        text_.remove_prefix(end);
        return true;
    }

    bool seconds() {
        if (!number(second_, 2, 2)) return false;
        if (text_.size() > 1 && (text_[0] == '.' || text_[0] == ',') && is_digit(text_[1])) {
            text_.remove_prefix(1);
            std::int64_t scale = 100'000'000;
            while (!text_.empty() && is_digit(text_[0])) {
                nanoseconds_ += (text_[0] - '0') * scale;
                scale /= 10;
                text_.remove_prefix(1);
            }
        }
        return true;
    }

    bool read_part(Part part) {
        const DateNames& names = date_names("en");
        switch (part) {
            case Part::month_name: return name(names.months, &month_);
            case Part::short_month: return name(names.short_months, &month_);
            case Part::month: return number(month_, 1, 2);
            case Part::padded_month: return number(month_, 2, 2);
            case Part::day_name: return name(names.days, nullptr);
            case Part::short_day: return name(names.short_days, nullptr);
            case Part::day: return number(day_, 1, 2);
            case Part::blank_day:
                if (text_.starts_with(' ')) text_.remove_prefix(1);
                return number(day_, 1, 2);
            case Part::padded_day: return number(day_, 2, 2);
            case Part::hour24: return number(hour_, 2, 2);
            case Part::hour: return number(hour_, 1, 2);
            case Part::padded_hour: return number(hour_, 2, 2);
            case Part::minute: return number(minute_, 1, 2);
            case Part::padded_minute: return number(minute_, 2, 2);
            case Part::second:
            case Part::padded_second: return seconds();
            case Part::year: return number(year_, 4, 4);
            case Part::short_year:
                if (!number(year_, 2, 2)) return false;
                year_ += year_ >= 69 ? 1900 : 2000;
                return true;
            case Part::zone_name: return zone_name();
            case Part::zone: return zone(false, false);
            case Part::zone_colon: return zone(false, true);
            case Part::zone_z: return zone(true, false);
            case Part::zone_z_colon: return zone(true, true);
            default: return false;  // in none of the layouts above
        }
    }

    [[nodiscard]] std::optional<Time> result() const {
        static constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        if (month_ < 1 || month_ > 12 || day_ < 1 || hour_ > 23 || minute_ > 59 || second_ > 59) return std::nullopt;
        const bool is_leap = (year_ % 4 == 0 && year_ % 100 != 0) || year_ % 400 == 0;
        if (day_ > lengths[static_cast<std::size_t>(month_ - 1)] + (month_ == 2 && is_leap ? 1 : 0)) return std::nullopt;
        Time time;
        time.seconds = days_from_civil(year_, month_, day_) * 86400 + hour_ * 3600 + minute_ * 60 + second_ - offset_;
        time.nanoseconds = static_cast<std::int32_t>(nanoseconds_);
        time.offset = offset_;
        if (has_offset_) time.zone = zone_ == "UTC" && offset_ == 0 ? "UTC" : zone_;
        else if (!zone_.empty()) time.zone = zone_;
        return time;
    }

    std::string_view text_;
    std::int64_t year_ = 0, month_ = 1, day_ = 1, hour_ = 0, minute_ = 0, second_ = 0, nanoseconds_ = 0;
    std::int32_t offset_ = 0;
    bool has_offset_ = false;
    std::string zone_;
};

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
    text = base::trim(text);
    for (const std::string_view layout : layouts)
        if (const std::optional<Time> time = Reader(text).read(layout)) return time;
    return std::nullopt;
}

}  // namespace notes_export::templates
