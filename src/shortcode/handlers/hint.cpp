#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"

namespace notes_export::shortcode {
namespace {

/// `type=[warning]`, as the theme's own page writes the choice of types, is meant as a warning.
std::string_view without_brackets(std::string_view name) {
    return name.size() > 2 && name.front() == '[' && name.back() == ']' ? name.substr(1, name.size() - 2) : name;
}

}  // namespace

/// `{{< hint type=tip icon=gdoc_fire title="…" >}}text{{< /hint >}}` (GD-HINT).
Expansion expand_hint(const Call& call, Context& context) {
    const Argument* type = call.named("type");
    const std::string_view name = type && !type->value.empty() ? std::string_view(type->value) : "note";
    Callout callout;
    callout.kind = callout_kind(without_brackets(name)).value_or(CalloutKind::plain);
    if (callout.kind == CalloutKind::plain) {
        context.diagnostics()
            .note("shortcode-arguments", type ? type->span : call.span, quoted(name) + " is not a type of hints; a plain box is shown")
            .hint("types are note, tip, important, caution and warning");
    }
    const std::string_view title = call.text("title");
    if (!title.empty()) callout.title = plain(title, call.span);
    else if (callout.kind != CalloutKind::plain) callout.title.push_back(in_english(base::title_case(without_brackets(name)), call, context));
    else callout.title = plain(base::title_case(without_brackets(name)), call.span);
    callout.icon = std::string(call.text("icon"));
    callout.content = context.blocks(call.inner);
    return Blocks{block(std::move(callout), call.span)};
}

}  // namespace notes_export::shortcode
