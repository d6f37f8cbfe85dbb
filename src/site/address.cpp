#include "site/address.h"

#include "base/numbers.h"
#include "base/path.h"
#include "base/unicode.h"
#include "site/date.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace notes_export::site {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return (c >= 'a' ? c - 'a' : c - 'A') + 10;
}

bool is_percent_sequence(std::string_view text, std::size_t at) {
    return text[at] == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
}

bool is_kept_in_address(std::string_view text, std::size_t at, char32_t c) {
    if (c < 0x80 && std::string_view("./_-#+~@").find(static_cast<char>(c)) != std::string_view::npos) return true;
    if (c == U'%') return is_percent_sequence(text, at);
    return base::is_letter(c) || base::is_digit(c) || base::is_mark(c);
}

std::string two_digits(int value) { return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)}; }

// The words of an address pattern (":year", ":slug").
class Pattern {
public:
    Pattern(const Page& page, std::string_view cased_path, std::string_view sections)
        : page_(page), cased_path_(cased_path), sections_(sections), date_(parse_date(page.local_date)) {}

    [[nodiscard]] std::string fill(std::string_view pattern) const {
        std::string address;
        while (!pattern.empty()) {
            const std::size_t colon = std::min(pattern.find(':'), pattern.size());
            address += pattern.substr(0, colon);
            pattern.remove_prefix(colon);
            if (pattern.empty()) break;
            std::size_t length = 1;
            while (length < pattern.size() && pattern[length] >= 'a' && pattern[length] <= 'z') ++length;
            const std::string_view name = pattern.substr(1, length - 1);
            const std::size_t bracket = pattern.substr(length).starts_with('[') ? pattern.find(']', length) : std::string_view::npos;
            if (name == "sections" && bracket != std::string_view::npos) {
                address += some_folders(pattern.substr(length + 1, bracket - length - 1));
                length = bracket + 1;
            } else {
                address += word(name);
            }
            pattern.remove_prefix(length);
        }
        return address;
    }

private:
    [[nodiscard]] std::string word(std::string_view name) const {
        const std::string file_name(base::name_of(cased_path_));
        const std::string slug = page_.matter.text_or("slug", "");
        const std::string title = address_path(page_.title);
        if (name == "year") return date_ ? std::to_string(date_->year) : "0001";
        if (name == "month") return two_digits(date_ ? date_->month : 1);
        if (name == "day") return two_digits(date_ ? date_->day : 1);
        if (name == "monthname") return std::string(month_names[static_cast<std::size_t>(date_ ? date_->month - 1 : 0)]);
        if (name == "weekday") return std::to_string(weekday());
        if (name == "weekdayname") return std::string(weekday_names[static_cast<std::size_t>(weekday())]);
        if (name == "yearday") return std::to_string(day_of_year());
        if (name == "title") return title;
        if (name == "slug") return slug.empty() ? title : address_path(slug);
        if (name == "filename" || name == "contentbasename") return file_name;
        if (name == "slugorfilename" || name == "slugorcontentbasename") return slug.empty() ? file_name : address_path(slug);
        if (name == "section") return std::string(sections_.substr(0, sections_.find('/')));
        return name == "sections" ? std::string(sections_) : std::string();
    }

    // "a" of ":sections[0]", "b/c" of ":sections[1:]" and "c" of ":sections[last]" where the folders are "a/b/c".
    [[nodiscard]] std::string some_folders(std::string_view choice) const {
        std::vector<std::string_view> names;
        for (std::string_view rest = sections_; !rest.empty(); rest.remove_prefix(std::min(rest.find('/'), rest.size() - 1) + 1))
            names.push_back(rest.substr(0, rest.find('/')));
        const auto place = [&](std::string_view word, std::size_t otherwise) {
            if (word == "last") return names.empty() ? std::size_t{0} : names.size() - 1;
            const auto number = base::parse_integer(word);
            return number && *number >= 0 ? std::min(static_cast<std::size_t>(*number), names.size()) : otherwise;
        };
        const std::size_t colon = choice.find(':');
        const std::size_t first = place(choice.substr(0, colon), 0);
        const std::size_t end = colon == std::string_view::npos ? first + 1 : place(choice.substr(colon + 1), names.size());
        std::string result;
        for (std::size_t i = first; i < std::min(end, names.size()); ++i) result.append(result.empty() ? "" : "/").append(names[i]);
        return result;
    }

    // Hugo's year 1 begins with a Monday.
    [[nodiscard]] int weekday() const { return date_ ? (days_to_year() + day_of_year()) % 7 : 1; }
    // Since a Sunday before the year 1, as if the Gregorian calendar had been in use.
    [[nodiscard]] int days_to_year() const {
        const int years = date_->year - 1;
        return years * 365 + years / 4 - years / 100 + years / 400;
    }
    [[nodiscard]] int day_of_year() const {
        if (!date_) return 1;
        static constexpr std::array<int, 12> before = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
        const bool is_leap = (date_->year % 4 == 0 && date_->year % 100 != 0) || date_->year % 400 == 0;
        return before[static_cast<std::size_t>(date_->month - 1)] + date_->day + (is_leap && date_->month > 2 ? 1 : 0);
    }

    static constexpr std::array<std::string_view, 7> weekday_names = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    static constexpr std::array<std::string_view, 12> month_names = {"january", "february", "march", "april", "may", "june",
                                                                     "july", "august", "september", "october", "november", "december"};
    const Page& page_;
    std::string_view cased_path_;
    std::string_view sections_;
    std::optional<Date> date_;
};

// The pattern for a page of its top section: `permalinks.<section>` or `permalinks.<kind>.<section>`.
std::string permalink_pattern(const Page& page, const SiteConfig& config) {
    const Value* permalinks = config.all.find("permalinks");
    if (permalinks == nullptr || page.logical == "/") return {};
    const std::string_view below = std::string_view(page.logical).substr(1);
    const bool is_section = page.kind == PageKind::section;
    const bool is_at_top = !is_section && below.find('/') == std::string_view::npos;
    const std::string_view section = is_at_top ? std::string_view("/") : below.substr(0, below.find('/'));
    if (const Value* of_kind = permalinks->find(is_section ? "section" : "page"); of_kind != nullptr && of_kind->kind == ValueKind::map)
        return of_kind->text_or(section, "");
    return is_section ? std::string() : permalinks->text_or(section, "");
}

std::string language_prefix(const Page& page, const SiteConfig& config) {
    if (!config.is_multilingual()) return {};
    return page.language == config.default_language && !config.default_language_in_subdir ? std::string() : "/" + page.language;
}

bool has_ugly_address(const Page& page, const SiteConfig& config) {
    if (page.kind == PageKind::home || page.kind == PageKind::section) return false;
    if (config.ugly_urls) return true;
    const Value* per_section = config.all.find("uglyurls");
    if (per_section == nullptr || per_section->kind != ValueKind::map) return false;
    const std::string_view below = std::string_view(page.logical).substr(1);
    const Value* setting = per_section->find(below.substr(0, below.find('/')));
    return setting != nullptr && setting->as_bool().value_or(false);
}

std::string with_slashes(std::string path) {
    if (!path.starts_with('/')) path.insert(path.begin(), '/');
    const bool is_file = base::extension_of(path) == "html" || base::extension_of(path) == "htm";
    if (!path.ends_with('/') && !is_file) path += '/';
    return path;
}

}  // namespace

std::string address_path(std::string_view path) {
    std::string result;
    bool is_hyphen_due = false;
    bool was_hyphen = false;
    for (std::size_t at = 0; at < path.size();) {
        const base::Decoded decoded = base::decode(path, at);
        if (is_kept_in_address(path, at, decoded.character)) {
            was_hyphen = decoded.character == U'-';
            if (is_hyphen_due && !was_hyphen) result += '-';
            is_hyphen_due = false;
            result += path.substr(at, decoded.length);
        } else if (!result.empty() && !was_hyphen && base::is_space(decoded.character)) {
            is_hyphen_due = true;
        }
        at += decoded.length;
    }
    return result;
}

std::string encode_address(std::string_view path) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    // Unreserved and the delimiters that may stand in a path (RFC 3986 §3.3).
    static constexpr std::string_view kept = "/-._~!$&'()*+,;=:@";
    std::string result;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto byte = static_cast<unsigned char>(path[i]);
        const bool is_plain = (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
        if (is_plain || kept.find(path[i]) != std::string_view::npos || is_percent_sequence(path, i)) {
            result += path[i];
            continue;
        }
        result += '%';
        result += digits[byte >> 4U];
        result += digits[byte & 0xFU];
    }
    return result;
}

std::string decode_address(std::string_view address) {
    std::string result;
    for (std::size_t i = 0; i < address.size(); ++i) {
        if (!is_percent_sequence(address, i)) {
            result += address[i];
            continue;
        }
        result += static_cast<char>(hex_value(address[i + 1]) * 16 + hex_value(address[i + 2]));
        i += 2;
    }
    return result;
}

std::string address_key(std::string_view address) {
    std::string path = decode_address(address.substr(0, address.find_first_of("?#")));
    if (path.ends_with("/index.html")) path.resize(path.size() - std::string_view("index.html").size());
    path = base::fold_case(path);
    if (!path.starts_with('/')) path.insert(path.begin(), '/');
    if (!path.ends_with('/')) path += '/';
    return path;
}

std::string make_address(const Page& page, std::string_view cased_path, std::string_view sections, const SiteConfig& config) {
    const std::string prefix = language_prefix(page, config);
    if (page.kind == PageKind::home) return prefix + "/";
    const std::string own = page.matter.text_or("url", "");
    if (!own.empty() && own.find("://") == std::string::npos) {
        const std::string path = with_slashes(Pattern(page, cased_path, sections).fill(own));
        return encode_address(own.starts_with('/') ? path : prefix + path);
    }
    std::string path;
    if (const std::string pattern = permalink_pattern(page, config); !pattern.empty()) {
        path = Pattern(page, cased_path, sections).fill(pattern);
    } else {
        path = std::string(cased_path);
        const std::string slug = page.matter.text_or("slug", "");
        if (!slug.empty() && page.kind != PageKind::section) path = std::string(base::folder_of(cased_path)) + "/" + slug;
    }
    path = address_path(path);
    for (std::size_t at = path.find("//"); at != std::string::npos; at = path.find("//", at)) path.erase(at, 1);  // a word of the pattern was empty
    if (!config.keeps_path_case) path = base::to_lower(path);
    const Value* no_accents = config.all.find("removepathaccents");
    if (no_accents != nullptr && no_accents->as_bool().value_or(false)) path = base::strip_accents(path);
    if (has_ugly_address(page, config)) {
        while (path.ends_with('/')) path.pop_back();
        path += ".html";
    }
    return encode_address(prefix + with_slashes(path));
}

}  // namespace notes_export::site
