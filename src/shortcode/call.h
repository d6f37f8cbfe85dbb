// A shortcode call as it stands in a text: what the scanner found, before anything is looked up. All offsets are bytes
// of the source text; text pieces are ranges of it, never copies.
#pragma once

#include "notes_export/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace notes_export::shortcode {

/// `{{< >}}`: the result is put in after Markdown. `{{% %}}`: the result is Markdown of the page itself.
enum class Delimiter { angle, percent };

/// Unquoted values are typed (SC-8); quoted and raw ones are text.
enum class ArgumentKind { text, boolean, integer, real };

struct Argument {
    std::string name;  ///< empty: positional
    std::string value;
    ArgumentKind kind = ArgumentKind::text;
    Span span;         ///< of the value
};

/// A range of the source text that stands outside of calls.
struct TextPiece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Call;
using Node = std::variant<TextPiece, Call>;
using Nodes = std::vector<Node>;

struct Call {
    std::string name;
    Delimiter delimiter = Delimiter::angle;
    bool is_inline = false;       ///< `x.inline`: its inner text is a template
    bool is_self_closed = false;  ///< `{{< x />}}`
    bool is_closed = false;       ///< has a closing tag
    std::vector<Argument> arguments;
    Span span;                    ///< of the opening tag, delimiters included
    Span name_span;
    std::uint32_t end = 0;        ///< end of the whole call: of its closing tag where it has one
    Nodes inner;                  ///< between opening and closing tag

    [[nodiscard]] bool is_named() const { return !arguments.empty() && !arguments.front().name.empty(); }
    /// The named argument; the last one wins (HUGO-FACTS §2.4). Null when absent.
    [[nodiscard]] const Argument* named(std::string_view key) const;
    /// The positional argument number `index`, from 0. Null when absent or when the arguments are named.
    [[nodiscard]] const Argument* positional(std::size_t index) const;
    /// Either of both, for shortcodes that take one value in both ways.
    [[nodiscard]] const Argument* get(std::string_view key, std::size_t index) const;
    [[nodiscard]] std::string_view text(std::string_view key) const;
    [[nodiscard]] std::string_view text(std::string_view key, std::size_t index) const;
    /// A boolean argument: `true`, `"true"`; anything else is `fallback`.
    [[nodiscard]] bool flag(std::string_view key, bool fallback) const;
};

}  // namespace notes_export::shortcode
