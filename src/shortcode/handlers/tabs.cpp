#include "shortcode/handlers.h"

#include "base/trim.h"
#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

Panel panel(const Call& tab, std::size_t number, Context& context) {
    const Argument* label = tab.get("name", 0);
    Panel result;
    result.label = label && !label->value.empty() ? plain(label->value, label->span) : plain(std::to_string(number), tab.span);
    result.content = context.blocks(tab.inner);
    return result;
}

}  // namespace

/// `{{< tabs "id" >}}{{< tab "Linux" >}}…{{< /tab >}}{{< /tabs >}}`; what stands between the tabs is dropped (GD-TABS).
Expansion expand_tabs(const Call& call, Context& context) {
    Panels panels;
    for (const Node& node : call.inner) {
        const Call* tab = std::get_if<Call>(&node);
        if (tab && tab->name == "tab") {
            panels.panels.push_back(panel(*tab, panels.panels.size() + 1, context));
        } else if (tab ? true : !base::trim(context.piece(std::get<TextPiece>(node))).empty()) {
            context.diagnostics().warn("text-between-tabs", call.span, "what stands in \"tabs\" outside of a \"tab\" is not shown");
        }
    }
    return Blocks{block(std::move(panels), call.span)};
}

/// Reached only outside of `tabs`.
Expansion expand_tab(const Call& call, Context& context) {
    context.diagnostics().warn("shortcode-parent", call.span, "\"tab\" stands outside of \"tabs\"").hint("its text is shown without a tab");
    return context.blocks(call.inner);
}

}  // namespace notes_export::shortcode
