// A site's own shortcodes as plain values: name → what becomes of its calls.
#pragma once

#include "shortcode/pattern.h"
#include "shortcode/scan.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::shortcode {

enum class CustomKind { drop, keep, words, link, figure, callout, snippet };

struct CustomField {
    std::string_view argument;  ///< what the form calls it: "title"
    Pattern pattern;
};

struct Custom {
    CustomKind kind = CustomKind::keep;
    std::vector<CustomField> fields;  ///< the main one first; none for drop and keep
};

using CustomTable = std::map<std::string, Custom, std::less<>>;  ///< by name in lower case

/// One way to show a shortcode, and the settings it takes beside its own: `{ link: …, text: … }`.
struct CustomForm {
    std::string_view key;
    CustomKind kind;
    std::string_view main_argument;
    std::span<const std::string_view> others;
};

/// A mapping that holds the keys of several forms is of the first: a figure may have a link and a title.
[[nodiscard]] std::span<const CustomForm> custom_forms();

/// Letter case does not count, as for all shortcodes. Null: the table has none.
[[nodiscard]] const Custom* find_custom(const CustomTable& table, std::string_view name);

/// For scan(): the site's own first, then the built-in ones.
[[nodiscard]] InnerRule inner_rule(const CustomTable& table);

}  // namespace notes_export::shortcode
