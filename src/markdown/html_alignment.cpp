#include "markdown/html_alignment.h"

#include "base/trim.h"
#include "base/unicode.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace notes_export::markdown {
namespace {

/// The value of the last `text-align` of a style attribute, without `!important`; empty if there is none.
std::string text_align(std::string_view style) {
    std::string found;
    while (!style.empty()) {
        const std::string_view declaration = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(style.size(), declaration.size() + 1));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos || base::to_lower(base::trim(declaration.substr(0, colon))) != "text-align") continue;
        const std::string_view value = declaration.substr(colon + 1);
        found = base::to_lower(base::trim(value.substr(0, value.find('!'))));
    }
    return found;
}

Alignment alignment_named(std::string_view name, bool is_right_to_left) {
    if (name == "center" || name == "middle" || name == "-webkit-center" || name == "-moz-center") return Alignment::center;
    if (name == "left" || name == "right") return name == "left" ? Alignment::left : Alignment::right;
    if (name == "start" || name == "end") return (name == "end") != is_right_to_left ? Alignment::right : Alignment::left;
    return Alignment::none;
}

}  // namespace

Alignment own_alignment(const HtmlNode& node, bool is_right_to_left) {
    if (const std::string* style = node.attribute("style")) {
        if (const std::string named = text_align(*style); !named.empty()) return alignment_named(named, is_right_to_left);
    }
    if (const std::string* align = node.attribute("align")) {
        return alignment_named(base::to_lower(base::trim(*align)), is_right_to_left);
    }
    return node.tag == "center" ? Alignment::center : Alignment::none;
}

}  // namespace notes_export::markdown
