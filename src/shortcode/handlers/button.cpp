#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< button relref="2023" size="large" >}}words{{< /button >}}`. The words are not Markdown (GD-BUTTON).
Expansion expand_button(const Call& call, Context& context) {
    const Argument* relref = call.named("relref");
    std::string address(call.text("href"));
    if (relref && !relref->value.empty()) {
        const auto reference = context.reference(relref->value, {}, relref->span);
        address = reference ? reference->relative : std::string{};
    }
    Link link;
    link.content = plain(one_line(context.shown(call.inner)), call.span);
    link.target = context.target(std::move(address), call.span);
    link.look = call.text("size") == "large" ? LinkLook::large_button : LinkLook::button;
    return Inlines{Inline{std::move(link), call.span}};
}

}  // namespace notes_export::shortcode
