// What the tags of raw HTML are to the model (CONSTRUCTS MD-13), and small questions about elements.
#pragma once

#include "markdown/html_tree.h"
#include "markdown/named_blocks.h"
#include "notes_export/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {

/// The style of running text that a tag means.
[[nodiscard]] std::optional<InlineStyle> style_of(std::string_view tag);
/// Gone with all it holds, and the author is told.
[[nodiscard]] bool is_dropped_tag(std::string_view tag);
/// No block of the model, but a block to a browser: its content stands on lines of its own.
[[nodiscard]] bool is_plain_block(std::string_view tag);
/// Something that is played or loaded: a card among blocks, a link in running text.
[[nodiscard]] bool is_media_tag(std::string_view tag);
/// Any block, of the model or plain; media are none of themselves.
[[nodiscard]] bool is_block_tag(std::string_view tag);

[[nodiscard]] bool is_blank(std::string_view text);
/// What links may name the element by: its id, and the name of an <a>.
[[nodiscard]] Ids ids_of(const HtmlNode& node);
/// The same of all that it holds, and with it.
[[nodiscard]] Ids ids_below(const HtmlNode& node);
[[nodiscard]] Ids ids_within(const HtmlNode& node);
[[nodiscard]] std::string value_or_empty(const HtmlNode& node, std::string_view attribute);
/// The first child of that tag, also within a picture, link or paragraph.
[[nodiscard]] const HtmlNode* find_child(const HtmlNode& node, std::string_view tag);

}  // namespace notes_export::markdown
