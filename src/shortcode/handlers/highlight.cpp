#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"

#include <algorithm>

namespace notes_export::shortcode {
namespace {

/// The blanks that all lines with words begin with are taken away (HS-3).
std::string without_indentation(const std::string& text) {
    std::size_t common = std::string::npos;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t words = text.find_first_not_of(" \t", begin);
        if (words < end) common = std::min(common, words - begin);
        begin = end + 1;
    }
    if (common == 0 || common == std::string::npos) return text;
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end - begin > common) out.append(text, begin + common, end - begin - common);
        if (end < text.size()) out += '\n';
        begin = end + 1;
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
    const std::string text = without_indentation(without_outer_lines(context.verbatim(call.inner)));
    const Argument* options = call.get("options", 1);
    if (options && is_inline(options->value)) return Inlines{Inline{Code{text}, call.span}};
    return Blocks{block(context.code(text, call.text("lang", 0), options ? options->value : "",
                                     options ? options->span : call.span),
                        call.span)};
}

}  // namespace notes_export::shortcode
