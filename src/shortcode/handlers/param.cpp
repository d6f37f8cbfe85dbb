#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< param "talk.speaker" >}}`: a value of the page's front matter, else of the site (HS-5).
Expansion expand_param(const Call& call, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) {
        report_missing_argument(call, "name", context);
        return Words{};
    }
    const auto value = context.parameter(name->value);
    if (!value) {
        context.diagnostics().error("param-not-found", name->span,
                                    "neither the page nor the site has a parameter called " + quoted(name->value));
        return Words{};
    }
    return Words{*value, *value};
}

}  // namespace notes_export::shortcode
