#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"

#include <algorithm>

namespace notes_export::shortcode {
namespace {

/// An indented call's indentation is no part of the code: it is taken from each line that begins with it (HS-3).
std::string without_indentation(const std::string& text, std::string_view indentation) {
    if (indentation.empty()) return text;
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        out += line.starts_with(indentation) ? line.substr(indentation.size()) : line;
        begin = end;
    }
    return out;
}

/// Whether `hl_inline=true` is among the options.
bool is_inline(std::string_view options) {
    for (std::size_t begin = 0; begin <= options.size();) {
        const std::size_t end = std::min(options.find(',', begin), options.size());
        std::string option = base::to_lower(options.substr(begin, end - begin));
        std::erase_if(option, [](char c) { return c == ' ' || c == '"'; });
        if (option == "hl_inline=true") return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace

/// `{{< highlight go "linenos=table" >}}code{{< /highlight >}}` (HS-3).
Expansion expand_highlight(const Call& call, Context& context) {
    const std::string text = without_outer_lines(without_indentation(context.verbatim(call.inner), context.indentation(call)));
    const Argument* options = call.get("options", 1);
    if (options && is_inline(options->value)) return Inlines{Inline{Code{text}, call.span}};
    return Blocks{block(context.code(text, call.text("lang", 0), options ? options->value : "",
                                     options ? options->span : call.span),
                        call.span)};
}

}  // namespace notes_export::shortcode
