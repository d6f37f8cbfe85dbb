// Builds a Value from the events of a parser, within limits. Private to the notations.
#pragma once

#include "site/notation.h"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace notes_export::site {

// Deeper than anybody nests settings, and shallow enough for recursive walks and destructors (THREATS §3).
inline constexpr std::size_t max_value_depth = 64;
// Nodes of one text, aliases counted each time they are used, and the bytes they unfold to: an alias bomb of 442 bytes
// would otherwise visit 10^10 nodes.
inline constexpr std::size_t max_value_nodes = 100'000;
inline constexpr std::size_t max_value_bytes = std::size_t{16} * 1024 * 1024;

class ValueBuilder {
public:
    ValueBuilder(const NotedText& text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

    // All of these return false when a limit is passed; that has been reported and parsing must stop.
    bool begin(ValueKind list_or_map, Span span);
    bool end();
    bool key(std::string name, Span span);
    bool scalar(ValueKind kind, std::string text, Span span);
    bool insert(const Value& copy);  ///< what an alias stands for

    /// The value ended last, until the next event; for anchors.
    [[nodiscard]] const Value& last() const;
    [[nodiscard]] bool is_in_map() const { return !open_.empty() && open_.back().value.kind == ValueKind::map; }
    [[nodiscard]] bool is_complete() const { return open_.empty() && has_root_; }
    [[nodiscard]] Value take() { return std::move(root_); }

    /// A span within the text's source.
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
    void report_syntax(std::size_t begin, std::size_t end, std::string_view notation, std::string_view problem, std::string hint = {});

private:
    struct Open {
        Value value;
        std::string key;
        std::unordered_set<std::string> keys;
        bool is_double = false;  // the next value belongs to a key given before
        Value dropped;           // and lands here
    };
    bool count(const Value& value, Span place);
    bool count_one(std::size_t bytes, Span place);
    bool add(Value value);
    bool report_limit(Span place, std::string message);

    NotedText text_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    Value root_;
    bool has_root_ = false;
    std::size_t nodes_ = 0;
    std::size_t bytes_ = 0;
};

// The adapters. Each reports its syntax errors itself.
[[nodiscard]] std::optional<Value> parse_yaml(const NotedText& text, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Value> parse_toml(const NotedText& text, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Value> parse_json(const NotedText& text, Diagnostics& diagnostics);

}  // namespace notes_export::site
