#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"

namespace notes_export::shortcode {
namespace {

// The theme's sizes of round pictures in pixels (GD-AVATAR); 0: as wide as the picture is.
std::uint32_t avatar_width(std::string_view size) {
    const std::string name = base::to_lower(size);
    if (name == "tiny") return 160;
    if (name == "medium") return 600;
    if (name == "large") return 900;
    if (name == "origin") return 0;
    return 300;
}

}  // namespace

/// `{{< avatar name="speaker" size=small >}}`: a round picture without a caption.
Expansion expand_avatar(const Call& call, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) return words_without(call, "name", Word::picture_missing, context);
    const auto resource = context.resource("image", name->value);
    if (!resource) report_missing_resource(call, "image", *name, context);
    const std::string_view alt = call.text("alt");
    Image image;
    image.image = context.image_file(resource ? resource->path : std::string{}, name->span);
    image.alt = !alt.empty() ? std::string(alt) : resource ? resource->title : name->value;
    image.size = picture_size(call, context);
    image.extent.width = avatar_width(call.text("size"));
    image.is_round = true;
    return Inlines{Inline{std::move(image), call.span}};
}

}  // namespace notes_export::shortcode
