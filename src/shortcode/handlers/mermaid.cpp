#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< mermaid >}}graph …{{< /mermaid >}}`: the diagram's source as a listing (GD-MERMAID); nothing here may start a
/// browser to draw it.
Expansion expand_mermaid(const Call& call, Context& context) {
    CodeBlock code;
    code.text = without_outer_lines(context.verbatim(call.inner));
    code.language = "mermaid";
    return Blocks{block(std::move(code), call.span)};
}

}  // namespace notes_export::shortcode
