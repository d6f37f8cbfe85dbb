#include "reader/indentation.h"

namespace notes_export::reader {
namespace {

constexpr std::size_t code_columns = 4;

/// Whether what stands before the call on its line is blanks and marks of lists and quotations, and not nothing.
bool is_indented(std::string_view before) {
    return !before.empty() && before.find_first_not_of(" \t-*+>0123456789.)") == std::string_view::npos;
}

std::size_t columns_of(std::string_view blanks) {
    std::size_t columns = 0;
    for (const char c : blanks) columns = c == '\t' ? columns + code_columns - columns % code_columns : columns + 1;
    return columns;
}

}  // namespace

void warn_of_indented_text(const Scope& scope, const shortcode::Nodes& inner, Diagnostics& diagnostics) {
    const auto* piece = inner.empty() ? nullptr : std::get_if<shortcode::TextPiece>(&inner.front());
    if (!piece || piece->begin == 0) return;
    const std::size_t line = scope.text.rfind('\n', piece->begin - 1) + 1;
    const std::size_t tag = scope.text.find("{{", line);
    if (tag >= piece->begin || !is_indented(scope.text.substr(line, tag - line))) return;

    const std::string_view text = scope.text.substr(piece->begin, piece->end - piece->begin);
    const std::size_t first = text.find_first_not_of(" \t\n");
    const std::size_t line_end = first == std::string_view::npos ? std::string_view::npos : text.rfind('\n', first);
    if (line_end == std::string_view::npos) return;  // the text begins beside the call
    if (columns_of(text.substr(line_end + 1, first - line_end - 1)) < code_columns) return;
    const auto begin = static_cast<std::uint32_t>(piece->begin + first);
    const auto end = static_cast<std::uint32_t>(piece->begin + std::min(text.find('\n', first), text.size()));
    diagnostics.warn("shortcode-indented", {scope.source, begin, end}, "Markdown takes the text in the shortcode for code, because it is indented four columns")
        .hint("let the text begin at the left margin: it is read on its own, whatever the call is indented");
}

}  // namespace notes_export::reader
