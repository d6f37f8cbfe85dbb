#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< qr text="https://…" />}}`: what the code would say, as words one can read and follow (HS-6).
Expansion expand_qr(const Call& call, Context& context) {
    std::string text(trim(call.text("text")));
    if (text.empty()) text = std::string(trim(context.verbatim(call.inner)));
    if (text.empty()) {
        report_missing_argument(call, "text", context);
        return Inlines{};
    }
    if (text.find("://") == std::string::npos && text.rfind("mailto:", 0) != 0) return plain(text, call.span);
    Link link;
    link.content = plain(text, call.span);
    link.target = context.target(text, call.span);
    return Inlines{Inline{std::move(link), call.span}};
}

}  // namespace notes_export::shortcode
