#include "shortcode/handler.h"
#include "shortcode/handlers.h"
#include "shortcode/near_name.h"

namespace notes_export::shortcode {

/// Names the table does not have: said aloud, and the inner text stays (SC-13, SC-14).
Expansion expand_unknown(const Call& call, Context& context) {
    if (call.is_inline) {
        context.diagnostics().warn("inline-shortcode", call.name_span,
                                   "the inline shortcode " + quoted(call.name) + " is a template, which is not carried out");
        return Inlines{};
    }
    std::vector<std::string> names;
    for (const Row& row : handlers()) names.emplace_back(row.name);
    Diagnostic& diagnostic =
        context.diagnostics().warn("unknown-shortcode", call.name_span, "no shortcode is called " + quoted(call.name));
    const std::string words = did_you_mean(near_names(call.name, names));
    if (!words.empty()) diagnostic.hint(words);
    if (!call.is_closed) return Inlines{};
    if (call.delimiter == Delimiter::percent) return context.joined(call.inner);
    return context.blocks(call.inner);
}

}  // namespace notes_export::shortcode
