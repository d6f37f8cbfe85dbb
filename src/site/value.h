// One kind of value for YAML, TOML and JSON: what front matter, configuration and data files hold. Scalars keep their source
// text (FM-4: a title `1.10` stays "1.10"), because only the place of use knows what they are meant to be.
#pragma once

#include "notes_export/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::site {

enum class ValueKind { null, boolean, integer, real, date, text, list, map };

class Value {
public:
    using List = std::vector<Value>;
    using Map = std::vector<std::pair<std::string, Value>>;  // in the author's order; keys lower-cased, first one wins

    ValueKind kind = ValueKind::null;
    std::string text;   ///< scalars: as written, without quotes
    List list;
    Map map;
    Span span;          ///< of the value; unknown in formats that do not tell

    // Defined below the class: Clang 14 with GCC's library wants the pair complete where they are.
    Value();
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();

    /// Member of a map by key, letter case ignored; null when absent or not a map.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Member by dotted path ("markup.goldmark.renderer.unsafe").
    [[nodiscard]] const Value* at(std::string_view dotted_path) const;
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] std::optional<bool> as_bool() const;       ///< one fixed table: true/false/yes/no/on/off, 1/0
    [[nodiscard]] std::optional<std::int64_t> as_integer() const;
    [[nodiscard]] std::optional<double> as_real() const;
    [[nodiscard]] std::vector<std::string> as_texts() const;  ///< a list's scalars; a scalar is a list of one
};

inline Value::Value() = default;
inline Value::Value(const Value&) = default;
inline Value::Value(Value&&) noexcept = default;
inline Value& Value::operator=(const Value&) = default;
inline Value& Value::operator=(Value&&) noexcept = default;
inline Value::~Value() = default;

}  // namespace notes_export::site
