// Sizes that authors write behind a Markdown picture, as other programs have them: `![plan](plan.png){width=50%}`. Hugo prints the braces;
// who wrote them wants a size, not braces.
#pragma once

#include "markdown/attributes.h"
#include "notes_export/document.h"

namespace notes_export::markdown {

/// Takes lists of attributes that give a width, a height or a style from behind pictures, and gives the pictures these sizes. Other braces stay.
void apply_picture_sizes(Inlines& inlines);

/// Gives the only picture of a paragraph the size that the paragraph's attributes name.
void apply_picture_size(Inlines& paragraph, const Attributes& attributes);

}  // namespace notes_export::markdown
