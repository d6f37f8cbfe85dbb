#include "markdown/emoji.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

constexpr std::pair<std::string_view, std::string_view> names[] = {
#include "emoji_table.inc"
};

}  // namespace

std::string_view emoji_named(std::string_view name) {
    // Few texts ask, and the rows are sorted with their quotes on ("a" after "a_b"): a plain search is simplest.
    const auto* row = std::find_if(std::begin(names), std::end(names), [&](const auto& entry) { return entry.first == name; });
    return row == std::end(names) ? std::string_view() : row->second;
}

}  // namespace notes_export::markdown
