// What several handlers need.
#pragma once

#include "notes_export/document.h"
#include "notes_export/words.h"
#include "shortcode/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::shortcode {

/// One run of plain text; empty for no text.
[[nodiscard]] Inlines plain(std::string_view text, Span place);
[[nodiscard]] Block block(Block::Node node, Span place);

/// What the theme says in English in every language: told to be English where the document is not.
[[nodiscard]] Inline in_english(std::string_view words, const Call& call, const Context& context);

/// Line ends become blanks, runs of blanks one.
[[nodiscard]] std::string one_line(std::string_view text);
/// Line ends at both ends removed, blanks kept.
[[nodiscard]] std::string without_outer_lines(std::string_view text);

/// Geekdoc's name of a size, letter case ignored; another name is a warning.
[[nodiscard]] PictureSize picture_size(const Call& call, Context& context);

/// Reports that the page has no such resource, with names that look alike.
void report_missing_resource(const Call& call, std::string_view media, const Argument& name, Context& context);
/// Reports a required argument that is not there: an error, since nothing can stand for what was meant.
void report_missing_argument(const Call& call, std::string_view name, Context& context);
/// Warns of such an argument and answers what is shown in its place: what the call says of it (`title`, `caption`, `alt`), else the
/// word for what it is. One call without its picture or film stops no book.
[[nodiscard]] Inlines words_without(const Call& call, std::string_view name, Word word, Context& context);
/// words_without() as a paragraph.
[[nodiscard]] Blocks block_without(const Call& call, std::string_view name, Word word, Context& context);

/// The resource's caption: `alt`, else its title; with credits in brackets (GD-IMG).
[[nodiscard]] Inlines resource_caption(const Call& call, const Resource& resource, Context& context);

/// A card for something elsewhere.
[[nodiscard]] Block card(const Call& call, EmbedKind kind, std::string_view provider, Inlines title,
                         std::string address, Context& context);
/// The same of a film or post: `title`, where it is empty the word for it.
[[nodiscard]] Block card(const Call& call, EmbedKind kind, std::string_view provider, std::string_view title, Word word,
                         std::string address, Context& context);

/// The name of a callout's kind in Geekdoc ("note"), letter case ignored.
[[nodiscard]] std::optional<CalloutKind> callout_kind(std::string_view name);

}  // namespace notes_export::shortcode
