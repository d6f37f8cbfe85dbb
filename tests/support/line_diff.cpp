#include "support/case_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace notes_export::test {
namespace {

// Longest common subsequence over a table: cases are short. Above this, lines are compared one by one.
constexpr std::size_t max_table_cells = 4'000'000;
constexpr std::size_t context = 3;
constexpr std::size_t max_shown_lines = 200;

struct Line {
    char mark;  // ' ', '-', '+'
    std::string_view text;
};

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

std::vector<Line> compare_side_by_side(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (i < a.size() && i < b.size() && a[i] == b[i]) {
            lines.push_back({' ', a[i]});
            continue;
        }
        if (i < a.size()) lines.push_back({'-', a[i]});
        if (i < b.size()) lines.push_back({'+', b[i]});
    }
    return lines;
}

std::vector<Line> compare(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    const std::size_t rows = a.size() + 1, columns = b.size() + 1;
    if (rows * columns > max_table_cells) return compare_side_by_side(a, b);
    std::vector<std::uint32_t> common(rows * columns, 0);  // length of the common subsequence of a[i…] and b[j…]
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i * columns + j] = a[i] == b[j] ? common[(i + 1) * columns + j + 1] + 1
                                                   : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
    std::vector<Line> lines;
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            lines.push_back({' ', a[i]});
            ++i, ++j;
        } else if (j == b.size() || (i < a.size() && common[(i + 1) * columns + j] >= common[i * columns + j + 1])) {
            lines.push_back({'-', a[i++]});
        } else {
            lines.push_back({'+', b[j++]});
        }
    }
    return lines;
}

}  // namespace

std::string line_diff(const std::string& expected, const std::string& actual) {
    const std::vector<Line> lines = compare(split_lines(expected), split_lines(actual));
    std::vector<bool> is_shown(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].mark == ' ') continue;
        const std::size_t last = std::min(i + context + 1, lines.size());
        for (std::size_t j = i > context ? i - context : 0; j < last; ++j) is_shown[j] = true;
    }
    std::string out;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_shown[i]) continue;
        if (i > 0 && !is_shown[i - 1]) out += "  …\n";
        if (++shown > max_shown_lines) return out + "  … (more)\n";
        out += lines[i].mark;
        out += ' ';
        out += lines[i].text;
        out += '\n';
    }
    return out;
}

}  // namespace notes_export::test
