#include "typeset/text/styled_text.h"

#include <algorithm>

namespace notes_export::typeset {

void StyledText::append(std::string_view words, const TextStyle& style) {
    if (words.empty()) return;
    text += words;
    const auto end = static_cast<std::uint32_t>(text.size());
    if (!runs.empty() && styles[runs.back().style] == style) {
        runs.back().end = end;
        return;
    }
    styles.push_back(style);
    runs.push_back({end, static_cast<std::uint32_t>(styles.size() - 1)});
}

Span StyledText::source_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(sources.begin(), sources.end(), offset,
                                        [](std::uint32_t at, const Source& source) { return at < source.begin; });
    return after == sources.begin() ? Span{} : (after - 1)->span;
}

}  // namespace notes_export::typeset
