#include "typeset/text/isolates.h"

#include "typeset/text/opportunities.h"

#include <algorithm>
#include <string_view>

namespace notes_export::typeset {
namespace {

/// Signs that end a sentence around an address rather than belong to it.
constexpr std::string_view stops = ".,;:!?()[]\"'";

bool is_visible_ascii(char c) { return c > ' ' && c < '\x7F'; }

/// Addresses, paths and the like within [begin, end).
void add_addresses(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<TextRange>& out) {
    for (std::uint32_t at = begin; at < end;) {
        if (!is_visible_ascii(text[at])) {
            ++at;
            continue;
        }
        TextRange word{at, at};
        while (at < end && is_visible_ascii(text[at])) ++at;
        word.end = at;
        while (word.begin < word.end && stops.find(text[word.begin]) != std::string_view::npos) ++word.begin;
        while (word.begin < word.end && stops.find(text[word.end - 1]) != std::string_view::npos) --word.end;
        if (is_technical(text.substr(word.begin, word.end - word.begin))) out.push_back(word);
    }
}

}  // namespace

std::vector<TextRange> isolated_ranges(const StyledText& text) {
    std::vector<TextRange> ranges;
    std::uint32_t begin = 0;
    bool goes_on = false;  // the last range, with what follows it directly
    std::size_t box = 0;
    for (const StyledText::Run& run : text.runs) {
        const bool is_code = text.styles[run.style].is_code;
        if (is_code && goes_on) ranges.back().end = run.end;
        else if (is_code) ranges.push_back({begin, run.end});
        else add_addresses(text.text, begin, run.end, ranges);
        goes_on = is_code;
        begin = run.end;
    }
    if (text.boxes.empty()) return ranges;
    // The parts of a formula stand one after the other; lines may end between them.
    std::vector<TextRange> formulas;
    bool is_within = false;
    for (std::uint32_t at = 0; at < text.text.size() && box < text.boxes.size(); ++at) {
        const std::string_view rest = std::string_view(text.text).substr(at, object_character.size());
        if (rest != object_character && rest != word_object_character) continue;
        const auto end = static_cast<std::uint32_t>(at + rest.size());
        if (is_within) formulas.back().end = end;
        is_within = text.boxes[box++].break_penalty > 0;
        if (is_within && (formulas.empty() || formulas.back().end != end)) formulas.push_back({at, end});
    }
    for (const TextRange& formula : formulas) {
        const auto after = std::find_if(ranges.begin(), ranges.end(), [&](const TextRange& range) { return range.end > formula.begin; });
        if (after == ranges.end() || after->begin >= formula.end) ranges.insert(after, formula);
    }
    return ranges;
}

}  // namespace notes_export::typeset
