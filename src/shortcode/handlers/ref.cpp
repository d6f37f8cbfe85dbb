#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

const Argument* path_of(const Call& call) { return call.get("path", 0); }

std::optional<Reference> find(const Call& call, Context& context) {
    const Argument* path = path_of(call);
    if (!path) {
        context.diagnostics().warn("shortcode-arguments", call.span, quoted(call.name) + " needs the argument \"path\"");
        return std::nullopt;
    }
    if (path->value.empty()) return std::nullopt;  // no words, no complaint (REF-1)
    return context.reference(path->value, call.text("lang", 1), path->span);
}

}  // namespace

/// `{{< ref "talk.md" >}}`: the complete address of a page (REF).
Expansion expand_ref(const Call& call, Context& context) {
    const auto reference = find(call, context);
    return reference ? Words{reference->absolute, reference->relative} : Words{};
}

/// `{{< relref "talk.md" >}}`: its address below the root of the web server, with the path of the base URL (REF-8).
Expansion expand_relref(const Call& call, Context& context) {
    const auto reference = find(call, context);
    return reference ? Words{reference->rooted, reference->relative} : Words{};
}

}  // namespace notes_export::shortcode
