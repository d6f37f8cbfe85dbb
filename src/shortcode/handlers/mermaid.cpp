#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< mermaid >}}graph …{{< /mermaid >}}`: the diagram's source (GD-MERMAID); whether it is drawn is decided for the whole
/// document.
Expansion expand_mermaid(const Call& call, Context& context) {
    CodeBlock code;
    code.text = without_outer_lines(context.shown(call.inner));
    code.language = "mermaid";
    code.is_diagram = true;
    return Blocks{block(std::move(code), call.span)};
}

}  // namespace notes_export::shortcode
