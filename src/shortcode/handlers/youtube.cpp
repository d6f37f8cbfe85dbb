#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< youtube ID >}}`: a card with the film's address (HS-7, HS-8). A start becomes part of the address.
Expansion expand_youtube(const Call& call, Context& context) {
    const Argument* id = call.get("id", 0);
    if (!id || id->value.empty()) return block_without(call, "id", Word::video, context);
    std::string address = "https://www.youtube.com/watch?v=" + id->value;
    if (const std::string_view start = call.text("start"); !start.empty() && start != "0") {
        address += "&t=" + std::string(start);
    }
    return Blocks{card(call, EmbedKind::video, "YouTube", call.text("title"), Word::video, std::move(address), context)};
}

}  // namespace notes_export::shortcode
