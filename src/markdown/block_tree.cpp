#include "markdown/block_tree.h"

#include "base/unicode.h"

#include <algorithm>

namespace notes_export::markdown {

std::uint32_t LeafText::source_of(std::size_t offset) const {
    if (lines.empty()) return 0;
    const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                        [](std::size_t at, const Line& line) { return at < line.offset; });
    const Line& line = after == lines.begin() ? lines.front() : *(after - 1);
    return line.source + static_cast<std::uint32_t>(offset - line.offset);
}

LeafText LeafText::slice(std::size_t begin, std::size_t end) const {
    LeafText part;
    part.text = text.substr(begin, end - begin);
    if (part.text.empty()) return part;
    part.lines.push_back({0, source_of(begin)});
    for (const Line& line : lines) {
        if (line.offset > begin && line.offset < end) {
            part.lines.push_back({static_cast<std::uint32_t>(line.offset - begin), line.source});
        }
    }
    return part;
}

void LeafText::trim_end() {
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    text.resize(last == std::string::npos ? 0 : last + 1);
    while (lines.size() > 1 && lines.back().offset >= text.size()) lines.pop_back();
}

std::string normal_label(std::string_view label) {
    std::string joined;
    joined.reserve(label.size());
    bool is_gap = false;
    for (const char c : label) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            is_gap = true;
            continue;
        }
        if (is_gap && !joined.empty()) joined += ' ';
        is_gap = false;
        joined += c;
    }
    return base::fold_case(joined);
}

}  // namespace notes_export::markdown
