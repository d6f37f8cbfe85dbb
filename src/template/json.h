// Values as JSON, in the form of Go's encoding/json.
#pragma once

#include "template/value.h"

#include <string>
#include <string_view>

namespace notes_export::templates {

struct JsonStyle {
    std::string prefix;
    std::string indent;           ///< both empty: all on one line
    bool escapes_html = true;     ///< <, > and & as \u003c …
};

[[nodiscard]] std::string to_json(const Value& value, const JsonStyle& style = {});
void append_json_string(std::string& out, std::string_view text, bool escapes_html);

}  // namespace notes_export::templates
