// What notes-export.yaml says of a site's own shortcodes, whose templates are not carried out (docs/custom-shortcodes.md).
#pragma once

#include "shortcode/call.h"
#include "shortcode/context.h"
#include "shortcode/custom_table.h"
#include "shortcode/expansion.h"

namespace notes_export::shortcode {

/// The inner text of a call, read as Markdown of the page or as a unit of its own, as its delimiter says.
[[nodiscard]] Expansion inner_text(const Call& call, Context& context);

[[nodiscard]] Expansion expand_custom(const Custom& custom, const Call& call, Context& context);

}  // namespace notes_export::shortcode
