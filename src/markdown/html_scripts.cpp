// What raw HTML says of scripts within a line: directions, annotations, places where a word may be divided. Plain text has signs for
// them, which every format shows as a browser does.
#include "base/unicode.h"
#include "markdown/html_flow.h"
#include "markdown/html_tags.h"

namespace notes_export::markdown {
namespace {

// UAX #9, 2.1 to 2.6.
constexpr std::string_view left_to_right_override = "\u202D", right_to_left_override = "\u202E", pop_override = "\u202C";
constexpr std::string_view left_to_right_isolate = "\u2066", right_to_left_isolate = "\u2067", first_strong_isolate = "\u2068",
                           pop_isolate = "\u2069";
constexpr std::string_view zero_width_space = "\u200B";

}  // namespace

/// The HTML standard's mapping of `dir` and <bdi>, <bdo> to these signs (15.3.5, "unicode-bidi").
ScriptSigns script_signs(const HtmlNode& node) {
    const std::string direction = base::to_lower(value_or_empty(node, "dir"));
    if (node.tag == "bdo" && (direction == "rtl" || direction == "ltr"))
        return {direction == "rtl" ? right_to_left_override : left_to_right_override, pop_override};
    if (direction == "rtl") return {right_to_left_isolate, pop_isolate};
    if (direction == "ltr") return {left_to_right_isolate, pop_isolate};
    if (direction == "auto" || node.tag == "bdi") return {first_strong_isolate, pop_isolate};
    // An annotation stands behind what it explains, as in browsers without ruby.
    if (node.tag == "rt" && !node.children.empty()) return {"(", ")"};
    if (node.tag == "wbr") return {zero_width_space, {}};
    return {};
}

void HtmlFlow::add_sign(std::string_view sign, const HtmlNode& node, Inlines& line) {
    if (sign.empty()) return;
    if (state_.is_break_due) begin_piece(node, line);
    if (auto* last = line.empty() ? nullptr : std::get_if<Text>(&line.back().node)) last->text += sign;
    else line.push_back({Text{std::string(sign)}, span(node)});
}

}  // namespace notes_export::markdown
