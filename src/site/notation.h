// YAML, TOML and JSON become one kind of Value. Each library stays in its own file (yaml.cpp, toml.cpp, json.cpp); what they
// have in common, the limits above all, is in value_builder.h.
#pragma once

#include "notes_export/diagnostic.h"
#include "site/value.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace notes_export::site {

enum class Notation { yaml, toml, json };

/// A text and where it stands: for the spans of values and diagnostics. `text` must be clean (base::clean_text).
struct NotedText {
    std::string_view text;
    SourceId source = SourceId::none;
    std::uint32_t offset = 0;              ///< of the text's first byte in its source
    std::string_view name = "front matter";  ///< what messages call it
};

/// The value of a whole text; an empty text is an empty map. Nothing after a syntax error or a passed limit, which have been
/// reported; double keys are reported and the first one is kept. Keys come in lower case.
[[nodiscard]] std::optional<Value> parse_notation(Notation notation, const NotedText& text, Diagnostics& diagnostics);

/// The notation of a file by its extension (yaml, yml, toml, json, in any case).
[[nodiscard]] std::optional<Notation> notation_of_file(std::string_view path);

}  // namespace notes_export::site
