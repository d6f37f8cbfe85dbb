#include "shortcode/custom_table.h"

#include "base/unicode.h"
#include "shortcode/handler.h"

#include <array>

namespace notes_export::shortcode {
namespace {

constexpr std::array<std::string_view, 2> callout_fields = {"icon", "title"};
constexpr std::array<std::string_view, 7> figure_fields = {"alt", "attr", "attrlink", "caption", "link", "title", "width"};
constexpr std::array<std::string_view, 1> link_fields = {"text"};

constexpr CustomForm forms[] = {
    {"figure", CustomKind::figure, "src", figure_fields},
    {"callout", CustomKind::callout, "type", callout_fields},
    {"snippet", CustomKind::snippet, "snippet", {}},
    {"link", CustomKind::link, "address", link_fields},
    {"text", CustomKind::words, "text", {}},
};

}  // namespace

std::span<const CustomForm> custom_forms() { return forms; }

const Custom* find_custom(const CustomTable& table, std::string_view name) {
    if (table.empty()) return nullptr;
    const auto found = table.find(base::to_lower(name));
    return found == table.end() ? nullptr : &found->second;
}

InnerRule inner_rule(const CustomTable& table) {
    if (table.empty()) return inner_of;
    return [&table](std::string_view name) { return find_custom(table, name) ? Inner::unknown : inner_of(name); };
}

}  // namespace notes_export::shortcode
