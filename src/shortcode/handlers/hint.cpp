#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"
#include "notes_export/words.h"

namespace notes_export::shortcode {
namespace {

std::string_view kind_word(CalloutKind kind, std::string_view language) {
    switch (kind) {
        case CalloutKind::note: return word(Word::note, language);
        case CalloutKind::tip: return word(Word::tip, language);
        case CalloutKind::important: return word(Word::important, language);
        case CalloutKind::caution: return word(Word::caution, language);
        case CalloutKind::warning: return word(Word::warning, language);
        case CalloutKind::info: return word(Word::info, language);
        case CalloutKind::ok: return word(Word::ok, language);
        case CalloutKind::danger: return word(Word::danger, language);
        case CalloutKind::plain: break;
    }
    return {};
}

}  // namespace

/// `{{< hint type=tip icon=gdoc_fire title="…" >}}text{{< /hint >}}` (GD-HINT).
Expansion expand_hint(const Call& call, Context& context) {
    const Argument* type = call.named("type");
    const std::string_view name = type && !type->value.empty() ? std::string_view(type->value) : "note";
    Callout callout;
    callout.kind = callout_kind(name).value_or(CalloutKind::plain);
    if (callout.kind == CalloutKind::plain) {
        context.diagnostics()
            .note("shortcode-arguments", type ? type->span : call.span, quoted(name) + " is not a type of hints; a plain box is shown")
            .hint("types are note, tip, important, caution and warning");
    }
    std::string title(call.text("title"));
    if (title.empty()) title = std::string(kind_word(callout.kind, context.language()));
    if (title.empty()) title = base::title_case(name);
    callout.title = plain(title, call.span);
    callout.icon = std::string(call.text("icon"));
    callout.content = context.blocks(call.inner);
    return Blocks{block(std::move(callout), call.span)};
}

}  // namespace notes_export::shortcode
