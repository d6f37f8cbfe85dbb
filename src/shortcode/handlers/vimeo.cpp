#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< vimeo ID >}}`.
Expansion expand_vimeo(const Call& call, Context& context) {
    const Argument* id = call.get("id", 0);
    if (!id || id->value.empty()) return block_without(call, "id", Word::video, context);
    return Blocks{card(call, EmbedKind::video, "Vimeo", call.text("title"), Word::video, "https://vimeo.com/" + id->value,
                       context)};
}

}  // namespace notes_export::shortcode
