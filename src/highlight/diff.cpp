#include "highlight/diff.h"

#include "highlight/tokens.h"

#include <cstddef>
#include <cstdint>

namespace notes_export::highlight {
namespace {

TokenKind kind_of_line(std::string_view line) {
    if (line.starts_with("+++ ") || line.starts_with("--- ") || line.starts_with("diff ") ||
        line.starts_with("index ") || line.starts_with("Index: ")) {
        return TokenKind::keyword;
    }
    if (line.starts_with("@@")) return TokenKind::information;
    if (line.starts_with('+') || line.starts_with('>')) return TokenKind::added;
    if (line.starts_with('-') || line.starts_with('<')) return TokenKind::removed;
    return TokenKind::plain;
}

}  // namespace

std::vector<Token> highlight_diff(std::string_view text) {
    std::vector<Token> tokens;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        append_token(tokens, static_cast<std::uint32_t>(length), kind_of_line(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return tokens;
}

}  // namespace notes_export::highlight
