#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< icon "gdoc_fire" >}}`: a symbol of the theme (GD-ICON).
Expansion expand_icon(const Call& call, Context& context) {
    const Argument* name = call.positional(0);
    if (!name || name->value.empty()) {
        report_missing_argument(call, "name", context);
        return Inlines{};
    }
    return Inlines{Inline{Icon{name->value, {}}, call.span}};
}

}  // namespace notes_export::shortcode
