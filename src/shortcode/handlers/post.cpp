#include "shortcode/handlers.h"

#include "base/said.h"
#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< x user="…" id="…" >}}` and its older names.
Expansion expand_post(const Call& call, Context& context) {
    // The older form has the number alone, or user and number by position.
    const Argument* second = call.positional(1);
    const Argument* id = call.named("id");
    if (!id) id = second ? second : call.positional(0);
    const Argument* user = call.named("user");
    if (!user && second) user = call.positional(0);
    if (!id || id->value.empty()) return block_without(call, "id", Word::post, context);
    const std::string name = user ? user->value : std::string{};
    Inlines title = {base::said(Word::post, context.language(), call.span)};
    if (!name.empty()) title.push_back({Text{" (@" + name + ")"}, call.span});
    return Blocks{card(call, EmbedKind::post, "X", std::move(title),
                       "https://x.com/" + (name.empty() ? "i" : name) + "/status/" + id->value, context)};
}

/// `{{< instagram ID >}}`.
Expansion expand_instagram(const Call& call, Context& context) {
    const Argument* id = call.get("id", 0);
    if (!id || id->value.empty()) return block_without(call, "id", Word::post, context);
    return Blocks{card(call, EmbedKind::post, "Instagram", {}, Word::post, "https://www.instagram.com/p/" + id->value + "/", context)};
}

/// `{{< gist USER ID [FILE] >}}`.
Expansion expand_gist(const Call& call, Context& context) {
    const Argument* user = call.positional(0);
    const Argument* id = call.positional(1);
    if (!user || !id) return block_without(call, user ? "id" : "user", Word::listing, context);
    const Argument* file = call.positional(2);
    const std::string title = file && !file->value.empty() ? file->value : "Gist (" + user->value + ")";
    return Blocks{card(call, EmbedKind::listing, "GitHub Gist", plain(title, call.span), "https://gist.github.com/" + user->value + "/" + id->value,
                       context)};
}

}  // namespace notes_export::shortcode
