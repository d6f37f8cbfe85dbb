#include "shortcode/handlers.h"

#include "shortcode/handlers/common.h"
#include "base/unicode.h"

namespace notes_export::shortcode {
namespace {

constexpr std::string_view column_break = "<--->";

/// Inner text, cut at every mark that stands outside of inner calls (GD-COLS).
std::vector<Nodes> split(const Nodes& inner, const Context& context) {
    std::vector<Nodes> columns(1);
    for (const Node& node : inner) {
        const TextPiece* piece = std::get_if<TextPiece>(&node);
        if (!piece) {
            columns.back().push_back(node);
            continue;
        }
        const std::string_view text = context.piece(*piece);
        std::size_t from = 0;
        for (std::size_t at = text.find(column_break); at != std::string_view::npos; at = text.find(column_break, from)) {
            columns.back().emplace_back(TextPiece{piece->begin + static_cast<std::uint32_t>(from), piece->begin + static_cast<std::uint32_t>(at)});
            columns.emplace_back();
            from = at + column_break.size();
        }
        columns.back().emplace_back(TextPiece{piece->begin + static_cast<std::uint32_t>(from), piece->end});
    }
    return columns;
}

/// The first column's share in percent: the theme lets it grow 0.35 or 1.65 times as fast as the others.
std::uint32_t first_share(std::string_view size, std::size_t count) {
    const std::string name = base::to_lower(size);
    const double growth = name == "small" ? 0.35 : name == "large" ? 1.65 : 0.0;
    if (growth <= 0 || count < 2) return 0;
    return static_cast<std::uint32_t>(100 * growth / (growth + static_cast<double>(count - 1)) + 0.5);
}

}  // namespace

/// `{{< columns >}}left<--->right{{< /columns >}}`; each column is a unit of its own.
Expansion expand_columns(const Call& call, Context& context) {
    Columns columns;
    for (const Nodes& column : split(call.inner, context)) columns.columns.push_back(context.blocks(column));
    columns.first_width = first_share(call.text("size"), columns.columns.size());
    return Blocks{block(std::move(columns), call.span)};
}

}  // namespace notes_export::shortcode
