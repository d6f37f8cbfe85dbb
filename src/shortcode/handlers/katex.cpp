#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< katex display >}}x^2{{< /katex >}}`: a formula in TeX notation (GD-KATEX).
Expansion expand_katex(const Call& call, Context& context) {
    std::string tex = without_outer_lines(context.shown(call.inner));
    const Argument* first = call.positional(0);
    const Argument* display = call.named("display");
    if ((first && first->value == "display") || (display && display->value != "false")) {
        return Blocks{block(MathBlock{std::move(tex)}, call.span)};
    }
    return Inlines{Inline{Math{std::move(tex), false}, call.span}};
}

}  // namespace notes_export::shortcode
