#include "markup/meta_text.h"

#include "base/one_line.h"

namespace notes_export::markup {
using base::one_line;

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
