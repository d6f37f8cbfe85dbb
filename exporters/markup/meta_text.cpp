#include "markup/meta_text.h"

#include "base/unicode.h"


namespace notes_export::markup {
namespace {

// Unicode Bidirectional Algorithm (UAX #9) §2: embeddings, overrides, isolates and marks.
bool is_direction_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace

std::string one_line(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const base::Decoded decoded = base::decode(text, i);
        const bool is_blank = decoded.is_valid && (decoded.character <= 0x20 || decoded.character == 0x2028 || decoded.character == 0x2029);
        if (is_blank) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else if (!decoded.is_valid || !is_direction_control(decoded.character)) {
            out += text.substr(i, decoded.length);
        }
        i += decoded.length;
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string full_title(const Meta& meta) {
    const std::string title = one_line(meta.title);
    const std::string site = one_line(meta.site_title);
    if (title.empty()) return site.empty() ? "Notes" : site;
    return site.empty() || title.find(site) != std::string::npos ? title : title + " \u2013 " + site;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + one_line(word);
    return out;
}

std::string day_of(std::string_view date) {
    constexpr std::string_view shape = "0000-00-00";
    if (date.size() < shape.size()) return {};
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool is_digit = date[i] >= '0' && date[i] <= '9';
        if (shape[i] == '0' ? !is_digit : date[i] != shape[i]) return {};
    }
    return std::string(date.substr(0, shape.size()));
}

}  // namespace notes_export::markup
