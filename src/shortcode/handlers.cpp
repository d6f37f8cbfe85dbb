#include "shortcode/handlers.h"

#include "base/unicode.h"
#include "shortcode/custom.h"
#include "shortcode/handler.h"

#include <algorithm>
#include <iterator>

namespace notes_export::shortcode {
namespace {

// In the order of their names: find_handler searches by halves.
constexpr Row rows[] = {
    {"audio", Inner::none, Takes::named, expand_audio},
    {"avatar", Inner::none, Takes::named, expand_avatar},
    {"button", Inner::required, Takes::named, expand_button},
    {"columns", Inner::required, Takes::named, expand_columns},
    {"comment", Inner::required, Takes::both, expand_comment},
    {"details", Inner::required, Takes::both, expand_details},
    {"expand", Inner::required, Takes::positional, expand_expand},
    {"figure", Inner::none, Takes::named, expand_figure},
    {"gist", Inner::none, Takes::positional, expand_gist},
    {"highlight", Inner::required, Takes::both, expand_highlight},
    {"hint", Inner::required, Takes::named, expand_hint},
    {"icon", Inner::none, Takes::positional, expand_icon},
    {"img", Inner::none, Takes::named, expand_img},
    {"include", Inner::none, Takes::named, expand_include},
    {"instagram", Inner::none, Takes::both, expand_instagram},
    {"katex", Inner::required, Takes::both, expand_katex},
    {"mermaid", Inner::required, Takes::both, expand_mermaid},
    {"param", Inner::none, Takes::both, expand_param},
    {"progress", Inner::none, Takes::named, expand_progress},
    {"propertylist", Inner::none, Takes::named, expand_propertylist},
    {"qr", Inner::required, Takes::named, expand_qr},
    {"ref", Inner::none, Takes::both, expand_ref},
    {"relref", Inner::none, Takes::both, expand_relref},
    {"tab", Inner::required, Takes::positional, expand_tab},
    {"tabs", Inner::required, Takes::both, expand_tabs},
    {"toc", Inner::none, Takes::named, expand_toc},
    {"toc-tree", Inner::none, Takes::named, expand_toc_tree},
    {"tweet", Inner::none, Takes::both, expand_post},
    {"twitter", Inner::none, Takes::both, expand_post},
    {"twitter_simple", Inner::none, Takes::both, expand_post},
    {"video", Inner::none, Takes::named, expand_video},
    {"vimeo", Inner::none, Takes::both, expand_vimeo},
    {"vimeo_simple", Inner::none, Takes::both, expand_vimeo},
    {"x", Inner::none, Takes::both, expand_post},
    {"x_simple", Inner::none, Takes::both, expand_post},
    {"youtube", Inner::none, Takes::both, expand_youtube},
};
static_assert(std::is_sorted(std::begin(rows), std::end(rows),
                             [](const Row& a, const Row& b) { return a.name < b.name; }));

/// Hugo lets a template ignore arguments in silence: `{{< hint warning >}}` is a note (GD-HINT).
void check_arguments(const Row& row, const Call& call, Diagnostics& diagnostics) {
    if (call.arguments.empty() || row.takes == Takes::both) return;
    const bool is_named = call.is_named();
    if (row.takes == (is_named ? Takes::named : Takes::positional)) return;
    const Argument& first = call.arguments.front();
    Diagnostic& diagnostic = diagnostics.warn(
        "shortcode-arguments", first.span,
        quoted(row.name) + " reads " + (is_named ? "arguments without a name" : "arguments by name") + " only: " +
            quoted(is_named ? first.name : first.value) + " has no effect");
    if (row.name == "hint") diagnostic.hint("write type=\"" + first.value + "\"");
    else if (row.name == "img" || row.name == "avatar") diagnostic.hint("write name=\"" + first.value + "\"");
    else if (row.name == "include") diagnostic.hint("write file=\"" + first.value + "\"");
}

}  // namespace

std::span<const Row> handlers() { return rows; }

const Row* find_handler(std::string_view name) {
    const auto find = [](std::string_view key) -> const Row* {
        const Row* row = std::lower_bound(std::begin(rows), std::end(rows), key,
                                          [](const Row& a, std::string_view b) { return a.name < b; });
        return row != std::end(rows) && row->name == key ? row : nullptr;
    };
    if (const Row* row = find(name)) return row;
    return find(base::to_lower(name));  // letter case does not count in current Hugo (HUGO-FACTS §2.4)
}

Inner inner_of(std::string_view name) {
    const Row* row = find_handler(name);
    return row ? row->inner : Inner::unknown;
}

Expansion expand(const Call& call, Context& context) {
    const Custom* custom = call.is_inline ? nullptr : find_custom(context.customs(), call.name);
    if (custom) return expand_custom(*custom, call, context);
    const Row* row = call.is_inline ? nullptr : find_handler(call.name);
    if (!row) return expand_unknown(call, context);
    check_arguments(*row, call, context.diagnostics());
    return row->expand(call, context);
}

}  // namespace notes_export::shortcode
