// What several handlers need.
#pragma once

#include "notes_export/document.h"
#include "shortcode/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::shortcode {

/// One run of plain text; empty for no text.
[[nodiscard]] Inlines plain(std::string_view text, Span place);
[[nodiscard]] Block block(Block::Node node, Span place);

/// Line ends become blanks, runs of blanks one.
[[nodiscard]] std::string one_line(std::string_view text);
/// Line ends at both ends removed, blanks kept.
[[nodiscard]] std::string without_outer_lines(std::string_view text);

/// Geekdoc's name of a size, letter case ignored; another name is a warning.
[[nodiscard]] PictureSize picture_size(const Call& call, Context& context);

/// Reports that the page has no such resource, with names that look alike.
void report_missing_resource(const Call& call, std::string_view media, const Argument& name, Context& context);
/// Reports a required argument that is not there.
void report_missing_argument(const Call& call, std::string_view name, Context& context);

/// The resource's caption: `alt`, else its title; with credits in brackets (GD-IMG).
[[nodiscard]] Inlines resource_caption(const Call& call, const Resource& resource, Context& context);

/// A card for something elsewhere.
[[nodiscard]] Block card(const Call& call, EmbedKind kind, std::string_view provider, std::string_view title,
                         std::string address, Context& context);

/// The name of a callout's kind in Geekdoc ("note"), letter case ignored.
[[nodiscard]] std::optional<CalloutKind> callout_kind(std::string_view name);

}  // namespace notes_export::shortcode
