#include "markdown/highlight_options.h"

#include "base/numbers.h"
#include "base/trim.h"
#include "markdown/attributes.h"
#include "markdown/characters.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// Absurd numbers of a site are cut, not believed.
constexpr std::int64_t max_line_number = 1'000'000'000;
constexpr std::size_t max_line_ranges = 10'000;

std::string_view trim(std::string_view text) { return base::trim(text, base::ascii_blanks); }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::optional<std::uint32_t> line_number(std::string_view text) {
    const auto number = base::parse_integer(trim(text));
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::uint32_t>(std::min(*number, max_line_number));
}

/// "3 6-8": single lines and ranges.
void add_ranges(std::string_view text, CodeBlock& block) {
    while (!(text = trim(text)).empty() && block.marked_lines.size() < max_line_ranges) {
        const std::size_t end = std::min(text.find_first_of(" \t,"), text.size());
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t dash = piece.find('-');
        const auto first = line_number(piece.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : line_number(piece.substr(dash + 1));
        if (first && last && *first >= 1 && *first <= *last) block.marked_lines.push_back({*first, *last});
    }
}

void set(std::string_view name, std::string_view value, CodeBlock& block) {
    const std::string key = lower(trim(name));
    value = trim(value);
    if (key == "linenos") {
        const std::string how = lower(value);
        block.has_line_numbers = how != "false" && how != "0" && !how.empty();
    } else if (key == "linenostart") {
        if (const auto number = line_number(value)) block.first_line_number = *number;
    } else if (key == "hl_lines") {
        add_ranges(value, block);
    } else if (key == "title" && block.caption.empty()) {
        block.caption.push_back({Text{std::string(value)}, {}});
    }
}

}  // namespace

void parse_fence_options(std::string_view options, CodeBlock& block) {
    const auto attributes = parse_attributes(options);
    if (!attributes) return;
    for (const Attribute& attribute : attributes->items) {
        if (const auto* words = std::get_if<std::string>(&attribute.value)) {
            set(attribute.name, *words, block);
        } else {
            for (const std::string& item : std::get<std::vector<std::string>>(attribute.value)) {
                set(attribute.name, item, block);
            }
        }
    }
}

void parse_highlight_options(std::string_view options, CodeBlock& block, Span span, Diagnostics& diagnostics) {
    while (!options.empty()) {
        const std::size_t end = std::min(options.find(','), options.size());
        std::string_view piece = trim(options.substr(0, end));
        options.remove_prefix(std::min(end + 1, options.size()));
        if (piece.empty()) continue;
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos) {
            diagnostics.warn("highlight-option", span, "the highlighting option " + quoted(piece) + " has no value")
                .hint("options look like linenos=table,hl_lines=3 6-8,linenostart=100");
            continue;
        }
        std::string_view value = trim(piece.substr(equals + 1));
        if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'')) {
            value = value.substr(1, value.size() - 2);
        }
        set(piece.substr(0, equals), value, block);
    }
    block.text = displayed_code(block.text);
}

std::string displayed_code(std::string_view code) {
    while (!code.empty() && (code.back() == '\n' || code.back() == '\r')) code.remove_suffix(1);
    return std::string(code);
}

}  // namespace notes_export::markdown
