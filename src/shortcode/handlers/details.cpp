#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< details summary="…" open=true >}}text{{< /details >}}` (HS-4). The summary is Markdown.
Expansion expand_details(const Call& call, Context& context) {
    const Argument* summary = call.get("summary", 0);  // themes before Hugo had its own took the words alone
    Details details;
    details.summary = context.inlines(summary && !summary->value.empty() ? std::string_view(summary->value) : "Details",
                                      summary ? summary->span : call.span);
    details.content = context.blocks(call.inner);
    details.is_open = call.flag("open", false);
    return Blocks{block(std::move(details), call.span)};
}

}  // namespace notes_export::shortcode
