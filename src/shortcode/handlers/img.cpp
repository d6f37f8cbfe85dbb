#include "shortcode/handlers.h"

#include "base/unicode.h"
#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

constexpr std::uint32_t profile_width = 180;

/// What stands where a picture should be: its description, without one its name. The site shows nothing there, and nobody
/// misses what he does not know of. No caption: the words of the page stay those of the site.
Expansion stand_in(const Call& call, const Argument& name, Context& context) {
    Figure figure;
    figure.image = context.image_file({}, call.span);
    const std::string_view alt = call.text("alt");
    figure.alt = std::string(alt.empty() ? std::string_view(name.value) : alt);
    figure.size = picture_size(call, context);
    return Blocks{block(std::move(figure), call.span)};
}

}  // namespace

/// `{{< img name="stage" size="small" alt="…" >}}`: a picture of the page's bundle (GD-IMG).
Expansion expand_img(const Call& call, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) {
        // A site with an `img` of its own means an address by `src`, as `figure` does.
        if (!call.text("src").empty() && context.template_of("img")) return expand_figure(call, context);
        return block_without(call, "name", Word::picture_missing, context);
    }
    const auto resource = context.resource("image", name->value);
    if (!resource) {
        report_missing_resource(call, "image", *name, context);
        return stand_in(call, *name, context);
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
    if (base::to_lower(call.text("size")) == "profile") {  // of themes before 1.0
        figure.extent.width = profile_width;
        figure.is_round = true;
    }
    return Blocks{block(std::move(figure), call.span)};
}

}  // namespace notes_export::shortcode
