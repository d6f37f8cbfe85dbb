#include "resolve/dates.h"

#include "base/unicode.h"
#include "notes_export/walk.h"
#include "site/date.h"
#include "site/years.h"

#include <algorithm>
#include <array>

namespace notes_export::resolve {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A moment in UTC, to compare, and the same as its author wrote it.
struct Moment {
    std::string_view iso, local;
};

class Newest {
public:
    explicit Newest(std::string_view latest) : latest_(latest) {}

    void take(Moment moment) {
        if (moment.iso.empty() || moment.iso <= newest_.iso || (!latest_.empty() && moment.iso > latest_)) return;
        newest_ = moment;
    }
    [[nodiscard]] std::string local() const { return std::string(newest_.local); }

private:
    std::string_view latest_;
    Moment newest_;
};

Moment published(const site::Page& page) { return page.date_is_lastmod ? Moment{} : Moment{page.date, page.local_date}; }

// --- days in a text ------------------------------------------------------------------------------------------

/// A number within a text: its digits and where they begin.
struct Number {
    std::size_t begin = 0, end = 0;
    int value = 0;
    [[nodiscard]] std::size_t digits() const { return end - begin; }
};

/// From 1 for January; 0: no month. English, whole or cut to three letters.
int month_of(std::string_view word) {
    constexpr std::array<std::string_view, 12> months = {"january", "february", "march",     "april",   "may",      "june",
                                                         "july",    "august",   "september", "october", "november", "december"};
    const std::string lower = base::to_lower(word);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (lower == months[i] || lower == months[i].substr(0, 3) || (i == 8 && lower == "sept")) return static_cast<int>(i) + 1;
    return 0;
}

/// Looks at each number of four digits that may be a year, and at the little before and behind it that makes it a day.
class DayFinder {
public:
    DayFinder(std::string_view text, std::string_view latest) : text_(text), latest_(latest) {}

    std::string newest() {
        for (std::size_t at = 0; at < text_.size();) {
            if (!is_digit(text_[at])) {
                ++at;
                continue;
            }
            const Number number = number_at(at);
            at = number.end;
            if (number.digits() == 4 && number.value >= 1900 && number.value < 2100 && (number.begin == 0 || !is_letter(text_[number.begin - 1]))) look_around(number);
        }
        return newest_;
    }

private:
    [[nodiscard]] Number number_at(std::size_t begin) const {
        Number number{begin, begin, 0};
        for (; number.end < text_.size() && is_digit(text_[number.end]); ++number.end)
            if (number.digits() < 5) number.value = number.value * 10 + (text_[number.end] - '0');
        return number;
    }
    /// The number that ends at `end`; of no digits: there is none.
    [[nodiscard]] Number number_before(std::size_t end) const {
        std::size_t begin = end;
        while (begin > 0 && is_digit(text_[begin - 1]) && end - begin < 5) --begin;
        return number_at_within(begin, end);
    }
    [[nodiscard]] Number number_at_within(std::size_t begin, std::size_t end) const {
        Number number{begin, end, 0};
        for (std::size_t i = begin; i < end; ++i) number.value = number.value * 10 + (text_[i] - '0');
        return number;
    }

    void look_around(const Number& year) {
        if (is_iso(year) || is_dotted(year)) return;
        with_month_name(year);
    }

    /// "2023-04-21".
    bool is_iso(const Number& year) {
        if (year.end + 1 >= text_.size() || text_[year.end] != '-' || !is_digit(text_[year.end + 1])) return false;
        const Number month = number_at(year.end + 1);
        if (month.digits() > 2 || month.end + 1 >= text_.size() || text_[month.end] != '-' || !is_digit(text_[month.end + 1])) return false;
        const Number day = number_at(month.end + 1);
        if (day.digits() > 2) return false;
        take(year.value, month.value, day.value);
        return true;
    }

    /// "21.4.2023", "21. 04. 2023".
    bool is_dotted(const Number& year) {
        const Number month = number_before(before_dot(year.begin));
        if (month.digits() == 0 || month.digits() > 2) return false;
        const Number day = number_before(before_dot(month.begin));
        if (day.digits() == 0 || day.digits() > 2) return false;
        take(year.value, month.value, day.value);
        return true;
    }
    /// Where the dot before `at` stands, blanks between them overlooked; `at` itself without one.
    [[nodiscard]] std::size_t before_dot(std::size_t at) const {
        const std::size_t end = without_blanks(at);
        return end > 0 && text_[end - 1] == '.' ? end - 1 : 0;
    }
    [[nodiscard]] std::size_t without_blanks(std::size_t end) const {
        while (end > 0 && text_[end - 1] == ' ') --end;
        return end;
    }

    /// "21 April 2023", "21–23 April 2023", "April 21, 2023", "April 21st–23rd, 2023", "April 2023".
    void with_month_name(const Number& year) {
        // Between the month and the year stand days at most: a few characters.
        constexpr std::size_t longest_days = 20;
        std::size_t end = year.begin;
        const std::size_t least = end > longest_days ? end - longest_days : 0;
        int last_day = 0;
        while (end > least) {
            const char c = text_[end - 1];
            if (is_digit(c)) {
                const Number day = number_before(end);
                if (day.digits() > 2) return;
                if (last_day == 0) last_day = day.value;
                end = day.begin;
            } else if (is_letter(c)) {
                std::size_t begin = end;
                while (begin > 0 && is_letter(text_[begin - 1])) --begin;
                const std::string_view word = text_.substr(begin, end - begin);
                if (const int month = month_of(word)) return take(year.value, month, last_day != 0 ? last_day : day_before(begin));
                const bool is_ending = word == "st" || word == "nd" || word == "rd" || word == "th";
                if (!is_ending) return;
                end = begin;
            } else if (c == ' ' || c == ',' || c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80) {
                --end;  // the bytes of an en dash among them
            } else {
                return;
            }
        }
    }
    /// The day that stands before a month ("21.", "21st of"); 1: none does.
    [[nodiscard]] int day_before(std::size_t month) const {
        std::size_t end = without_blanks(month);
        for (const std::string_view ending : {"of", "st", "nd", "rd", "th", "."}) {
            if (!text_.substr(0, end).ends_with(ending)) continue;
            end = without_blanks(end - ending.size());
        }
        const Number day = number_before(end);
        return day.digits() == 0 || day.digits() > 2 ? 1 : day.value;
    }

    void take(int year, int month, int day) {
        const auto date = site::parse_date(std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day));
        if (!date || date->iso <= newest_ || (!latest_.empty() && date->iso > latest_)) return;
        newest_ = date->iso;
    }

    std::string_view text_, latest_;
    std::string newest_;
};

/// The first day of the year that a section, the page's or one above it, is named after; empty: none.
std::string day_of_year(const site::Site& site, const site::Page& page) {
    std::string year = std::max(site::year_in(page.title), site::year_in(site.config().title));
    const std::string_view path = page.logical;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        year = std::max(year, site::year_in(path.substr(begin, end - begin)));
        begin = end + 1;
    }
    return year.empty() ? year : year + "-01-01T00:00:00Z";
}

}  // namespace

std::string newest_day_in(std::string_view text, std::string_view latest) { return DayFinder(text, latest).newest(); }

DocumentDates document_dates(const site::Site& site, const site::Page& page, const std::vector<const site::Page*>& pages, const Blocks& body,
                             const DateRules& rules) {
    const std::string latest = rules.now == 0 || rules.with_future ? std::string() : site::date_of_seconds(rules.now).iso;
    Newest date(latest), modified(latest);
    date.take(published(page));
    if (date.local().empty())
        for (const site::Page* one : pages) date.take(published(*one));
    for (const site::Page* one : pages) {
        modified.take({one->date, one->local_date});
        modified.take({one->lastmod, one->local_lastmod});
    }
    DocumentDates dates{date.local(), modified.local()};
    if (!dates.modified.empty()) return dates;
    if (rules.source_date) dates.modified = site::date_of_seconds(*rules.source_date).local;
    else dates.modified = std::max(newest_day_in(plain_text(body), latest), day_of_year(site, page));
    return dates;
}

}  // namespace notes_export::resolve
