#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
/// `{{< img name="stage" size="small" alt="…" >}}`: a picture of the page's bundle (GD-IMG).
Expansion expand_img(const Call& call, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) {
        report_missing_argument(call, "name", context);
        return Blocks{};
    }
    const auto resource = context.resource("image", name->value);
    if (!resource) {
        report_missing_resource(call, "image", *name, context);
        return Blocks{};  // as on the site, but not without a word
    }
    if (!resource->bundle_of_part.empty()) {
        // The site shows nothing here: it looks in the including page's bundle only (GD-IMG-2).
        context.diagnostics().note("image-of-part", name->span,
                                   "the picture " + quoted(name->value) + " was found beside the included part, in " +
                                       quoted(resource->bundle_of_part) + "; the site itself does not look there");
    }
    Figure figure;
    figure.image = context.image_file(resource->path, name->span);
    figure.caption = resource_caption(call, *resource, context);
    if (!resource->credits.empty()) {  // which are no part of the description
        figure.alt = call.text("alt").empty() ? resource->title : std::string(call.text("alt"));
    }
    figure.size = picture_size(call, context);
    return Blocks{block(std::move(figure), call.span)};
}

}  // namespace notes_export::shortcode
