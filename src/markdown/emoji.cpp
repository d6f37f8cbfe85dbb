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
    const auto* row = std::lower_bound(std::begin(names), std::end(names), name, [](const auto& entry, std::string_view sought) { return entry.first < sought; });
    return row == std::end(names) || row->first != name ? std::string_view() : row->second;
}

}  // namespace notes_export::markdown
