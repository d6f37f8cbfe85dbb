#include "shortcode/handlers.h"

#include "notes_export/words.h"
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
    if (!id || id->value.empty()) {
        report_missing_argument(call, "id", context);
        return Blocks{};
    }
    const std::string name = user ? user->value : std::string{};
    std::string title(word(Word::post, context.language()));
    if (!name.empty()) title += " (@" + name + ")";
    return Blocks{card(call, EmbedKind::post, "X", title,
                       "https://x.com/" + (name.empty() ? "i" : name) + "/status/" + id->value, context)};
}

/// `{{< instagram ID >}}`.
Expansion expand_instagram(const Call& call, Context& context) {
    const Argument* id = call.get("id", 0);
    if (!id || id->value.empty()) {
        report_missing_argument(call, "id", context);
        return Blocks{};
    }
    return Blocks{card(call, EmbedKind::post, "Instagram", word(Word::post, context.language()), "https://www.instagram.com/p/" + id->value + "/", context)};
}

/// `{{< gist USER ID [FILE] >}}`.
Expansion expand_gist(const Call& call, Context& context) {
    const Argument* user = call.positional(0);
    const Argument* id = call.positional(1);
    if (!user || !id) {
        report_missing_argument(call, user ? "id" : "user", context);
        return Blocks{};
    }
    const Argument* file = call.positional(2);
    const std::string title = file && !file->value.empty() ? file->value : "Gist (" + user->value + ")";
    return Blocks{card(call, EmbedKind::listing, "GitHub Gist", title, "https://gist.github.com/" + user->value + "/" + id->value,
                       context)};
}

}  // namespace notes_export::shortcode
