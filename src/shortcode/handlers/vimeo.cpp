#include "shortcode/handlers.h"

#include "notes_export/words.h"
#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< vimeo ID >}}`.
Expansion expand_vimeo(const Call& call, Context& context) {
    const Argument* id = call.get("id", 0);
    if (!id || id->value.empty()) {
        report_missing_argument(call, "id", context);
        return Blocks{};
    }
    const std::string_view title = call.text("title");
    return Blocks{card(call, EmbedKind::video, "Vimeo", title.empty() ? word(Word::video, context.language()) : title, "https://vimeo.com/" + id->value,
                       context)};
}

}  // namespace notes_export::shortcode
