#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/picture_extent.h"
#include "notes_export/walk.h"

namespace notes_export::shortcode {
namespace {

void append(Inlines& to, Inlines from) {
    for (Inline& node : from) to.push_back(std::move(node));
}

/// Title, caption and source, as Hugo's figure shows them below the picture (HS-2).
Inlines figure_caption(const Call& call, Context& context) {
    Inlines result;
    if (const Argument* title = call.named("title"); title && !title->value.empty()) {
        result.push_back({Styled{InlineStyle::strong, plain(title->value, title->span), {}}, title->span});
    }
    Inlines words;
    if (const Argument* caption = call.named("caption")) append(words, context.inlines(caption->value, caption->span));
    if (const Argument* source = call.named("attr"); source && !source->value.empty()) {
        Inlines credit = context.inlines(source->value, source->span);
        const Argument* address = call.named("attrlink");
        if (!words.empty()) words.push_back({Text{" "}, source->span});
        if (address && !address->value.empty()) {
            Link link;
            link.content = std::move(credit);
            link.target = context.target(address->value, address->span);
            words.push_back({std::move(link), source->span});
        } else {
            append(words, std::move(credit));
        }
    }
    if (!result.empty() && !words.empty()) result.push_back({LineBreak{true}, call.span});
    append(result, std::move(words));
    return result;
}

/// What is left without a picture: the words that would stand below it.
Blocks figure_without_picture(const Call& call, Context& context) {
    Inlines caption = figure_caption(call, context);
    if (caption.empty()) return block_without(call, "src", Word::picture_missing, context);
    Diagnostic& diagnostic = context.diagnostics().warn("shortcode-arguments", call.span, quoted(call.name) + " needs the argument \"src\"");
    diagnostic.hint(call.named("name") ? "a picture by its `name` is shown by the shortcode img" : "its caption is shown without a picture");
    return Blocks{block(Paragraph{std::move(caption)}, call.span)};
}

}  // namespace

/// `{{< figure src="…" caption="…" >}}`, Hugo's own (HS-2).
Expansion expand_figure(const Call& call, Context& context) {
    const Argument* src = call.named("src");
    if (!src || src->value.empty()) return figure_without_picture(call, context);
    Figure figure;
    if (const auto resource = context.resource("image", src->value); resource && resource->bundle_of_part.empty()) {
        figure.image = context.image_file(resource->path, src->span);
    } else {
        figure.image = context.image(src->value, src->span);
    }
    figure.alt = std::string(call.text("alt"));
    if (const Argument* caption = call.named("caption"); figure.alt.empty() && caption) {
        figure.alt = plain_text(context.inlines(caption->value, caption->span));  // without the title and the source beside it
    }
    figure.caption = figure_caption(call, context);
    figure.extent = base::picture_extent(call.text("width"), call.text("height"), call.text("style"));
    if (const Argument* link = call.named("link"); link && !link->value.empty()) {
        figure.target = context.target(link->value, link->span);
    }
    return Blocks{block(std::move(figure), call.span)};
}

}  // namespace notes_export::shortcode
