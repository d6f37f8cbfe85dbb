#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< expand "label" "mark" >}}text{{< /expand >}}` (GD-EXPAND). The mark is a button's and says nothing on paper.
Expansion expand_expand(const Call& call, Context& context) {
    const Argument* label = call.positional(0);
    Details details;
    details.summary = plain(label && !label->value.empty() ? std::string_view(label->value) : "Expand",
                            label ? label->span : call.span);
    details.content = context.blocks(call.inner);
    return Blocks{block(std::move(details), call.span)};
}

}  // namespace notes_export::shortcode
