#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/numbers.h"

#include <algorithm>

namespace notes_export::shortcode {

/// `{{< progress title="…" value=65 >}}` (GD-PROGRESS). The bar's length is clamped, the words are the author's.
Expansion expand_progress(const Call& call, Context& context) {
    const Argument* value = call.named("value");
    const auto percent = value ? base::parse_number(value->value) : std::optional<double>(0);
    if (!percent) {
        context.diagnostics().warn("shortcode-arguments", value->span, quoted(value->value) + " is not a number of percent");
    }
    Progress progress;
    progress.value = std::clamp(percent.value_or(0), 0.0, 100.0);
    progress.title = plain(call.text("title"), call.span);
    progress.label = std::string(call.text("label"));
    if (progress.label.empty()) progress.label = (value ? value->value : "0") + " %";
    progress.icon = std::string(call.text("icon"));
    progress.kind = callout_kind(call.text("type")).value_or(CalloutKind::plain);
    return Blocks{block(std::move(progress), call.span)};
}

}  // namespace notes_export::shortcode
