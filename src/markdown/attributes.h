// Attribute lists `{#id .class key="v" list=[1,"3-4"]}` by Goldmark's grammar (CONSTRUCTS MD-9).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::markdown {

struct Attribute {
    using Value = std::variant<std::string, std::vector<std::string>>;  ///< numbers and words as written
    std::string name;
    Value value;
};

struct Attributes {
    std::vector<Attribute> items;
    std::size_t length = 0;  ///< bytes of the text they take, braces included

    /// The value of that name as text (letter case ignored); null if absent or a list.
    [[nodiscard]] const std::string* text(std::string_view name) const;
    [[nodiscard]] const Attribute* find(std::string_view name) const;
};

/// The list at the start of `text` (blanks before it allowed), or nothing if it is no well-formed one.
[[nodiscard]] std::optional<Attributes> parse_attributes(std::string_view text);

}  // namespace notes_export::markdown
