// Raw HTML as a browser's parser sees it: the only file pair that includes gumbo.
#pragma once

#include "notes_export/source.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markdown {

/// An element, or a piece of text where `tag` is empty. Comments are gone.
struct HtmlNode {
    std::string tag;    ///< lower case
    std::string text;   ///< of a piece of text
    std::size_t offset = 0;  ///< of its start in the parsed text
    bool is_closed = false;  ///< the author wrote the closing tag
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<HtmlNode> children;

    /// The attribute's value; null if absent.
    [[nodiscard]] const std::string* attribute(std::string_view name) const;
};

/// Nesting that open and close tags of `html` could reach at most: checked before parsing, as the parser's time and
/// stack grow with it.
[[nodiscard]] std::size_t possible_depth(std::string_view html);

// The parser replaces noncharacters, so placeholders travel through it in private-use disguise.
inline constexpr std::string_view disguised_begin = "\xF4\x8F\xBC\x80";  // U+10FF00
inline constexpr std::string_view disguised_end = "\xF4\x8F\xBC\x81";    // U+10FF01
/// `html` with its placeholders disguised, and U+FFFD for an author's own use of the disguise.
[[nodiscard]] std::string disguise_placeholders(std::string_view html);

/// Disguised `html` as the content of a <div>; the nodes hold the placeholders as they were.
[[nodiscard]] std::vector<HtmlNode> parse_html(const std::string& html);

}  // namespace notes_export::markdown
