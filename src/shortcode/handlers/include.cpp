#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {

/// `{{< include file="/2023/talk.md.part" >}}` and its kinds, tested in the theme's order (GD-INC).
Expansion expand_include(const Call& call, Context& context) {
    const Argument* file = call.get("file", 0);
    if (!file || file->value.empty()) {
        report_missing_argument(call, "file", context);
        return Blocks{};
    }
    const std::string_view language = call.text("language");
    const std::string_view type = call.text("type");
    if (language.empty() && type == "page") return context.page(call, file->value);

    const auto path = context.include_path(call, file->value);
    if (!path) return Blocks{};
    if (!language.empty()) {
        const Argument* options = call.named("options");
        return Blocks{block(context.code(context.file_text(call, *path), language, options ? options->value : "linenos=table",
                                         options ? options->span : call.span),
                            call.span)};
    }
    if (type == "html") return context.html_part(call, *path);
    if (call.delimiter == Delimiter::percent) return context.joined_part(call, *path);
    return context.part(call, *path);
}

}  // namespace notes_export::shortcode
