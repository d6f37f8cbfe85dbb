// The table of shortcodes: what each name becomes. Adding one is a file in handlers/ and a row in handlers.cpp.
#pragma once

#include "shortcode/call.h"
#include "shortcode/context.h"
#include "shortcode/expansion.h"
#include "shortcode/scan.h"

#include <span>
#include <string>
#include <string_view>

namespace notes_export::shortcode {

/// How a shortcode reads its arguments. Hugo ignores the other kind without a word; we speak.
enum class Takes { nothing, named, positional, both };

struct Row {
    std::string_view name;
    Inner inner;
    Takes takes;
    Expansion (*expand)(const Call& call, Context& context);
};

[[nodiscard]] std::span<const Row> handlers();
[[nodiscard]] const Row* find_handler(std::string_view name);

/// For scan(): what the table says, `unknown` for other names.
[[nodiscard]] Inner inner_of(std::string_view name);

/// Expands a call as the site says, else by its row; unknown names keep their inner text and are reported as the context says.
[[nodiscard]] Expansion expand(const Call& call, Context& context);

}  // namespace notes_export::shortcode
