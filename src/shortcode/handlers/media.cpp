#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

/// A recording of the page's bundle becomes a card that leads to it on the site.
Expansion recording(const Call& call, EmbedKind kind, std::string_view media, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) return block_without(call, "name", kind == EmbedKind::audio ? Word::audio : Word::video, context);
    const auto resource = context.resource(media, name->value);
    if (!resource) {
        report_missing_resource(call, media, *name, context);
        const std::string_view alt = call.text("alt");
        return Blocks{block(Paragraph{plain(alt.empty() ? std::string_view(name->value) : alt, call.span)}, call.span)};
    }
    Block result = card(call, kind, {}, Inlines{}, resource->address, context);
    std::get<Embed>(result.node).title = resource_caption(call, *resource, context);
    return Blocks{std::move(result)};
}

}  // namespace

/// `{{< audio name="interview" >}}` (GD-AUDIO).
Expansion expand_audio(const Call& call, Context& context) { return recording(call, EmbedKind::audio, "audio", context); }

/// `{{< video name="talk" >}}` (GD-VIDEO).
Expansion expand_video(const Call& call, Context& context) { return recording(call, EmbedKind::video, "video", context); }

}  // namespace notes_export::shortcode
