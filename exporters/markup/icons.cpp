#include "markup/icons.h"

#include "assets/icons/icons.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

constexpr std::string_view fallback = "gdoc_fallback";

const assets::IconAsset* find(std::string_view name) {
    const auto icons = assets::icons();
    const auto found = std::lower_bound(icons.begin(), icons.end(), name,
                                        [](const assets::IconAsset& icon, std::string_view wanted) { return icon.name < wanted; });
    return found != icons.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

std::string_view icon_path(std::string_view name) {
    const assets::IconAsset* icon = find(name);
    if (icon == nullptr) icon = find(fallback);
    return icon != nullptr ? icon->path : std::string_view{};
}

bool has_icon(std::string_view name) { return find(name) != nullptr; }

}  // namespace notes_export::markup
