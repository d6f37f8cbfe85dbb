// Building a token list that keeps its promise: no gaps, no empty tokens, neighbours of different kinds.
#pragma once

#include "notes_export/document.h"

#include <cstdint>
#include <vector>

namespace notes_export::highlight {

inline void append_token(std::vector<Token>& tokens, std::uint32_t length, TokenKind kind) {
    if (length == 0) return;
    if (!tokens.empty() && tokens.back().kind == kind) {
        tokens.back().length += length;
    } else {
        tokens.push_back({length, kind});
    }
}

}  // namespace notes_export::highlight
