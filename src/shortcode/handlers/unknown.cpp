#include "base/near_names.h"
#include "shortcode/custom.h"
#include "shortcode/handler.h"
#include "shortcode/handlers.h"

namespace notes_export::shortcode {
namespace {

void add_hints(Diagnostic& diagnostic, const Call& call, Context& context) {
    std::vector<std::string> names;
    for (const Row& row : handlers()) names.emplace_back(row.name);
    for (const auto& [name, custom] : context.customs()) names.push_back(name);
    const std::string words = base::did_you_mean(base::near_names(call.name, names));
    if (!words.empty()) diagnostic.hint(words);
    diagnostic.hint("notes-export.yaml can say what becomes of a site's own shortcodes");
}

void report_unknown(const Call& call, Context& context) {
    const UnknownShortcode policy = context.unknown_shortcodes();
    if (policy == UnknownShortcode::keep) return;
    Diagnostic diagnostic{policy == UnknownShortcode::error ? Severity::error : Severity::warning, "unknown-shortcode",
                          "no shortcode is called " + quoted(call.name), call.name_span, {}, {}};
    // Beyond what is told, hints are work for nobody.
    if (context.diagnostics().all().size() < Diagnostics::max_messages) add_hints(diagnostic, call, context);
    context.diagnostics().add(std::move(diagnostic));
}

}  // namespace

/// Names the table does not have: said aloud, and the inner text stays (SC-13, SC-14).
Expansion expand_unknown(const Call& call, Context& context) {
    if (call.is_inline) {
        context.diagnostics().warn("inline-shortcode", call.name_span,
                                   "the inline shortcode " + quoted(call.name) + " is a template, which is not carried out");
        return Inlines{};
    }
    if (!context.template_of(call.name)) report_unknown(call, context);  // a template that failed has been reported
    return inner_text(call, context);
}

}  // namespace notes_export::shortcode
