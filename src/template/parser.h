// Tokens to a tree, by the grammar of Go's text/template with Hugo's `return`.
#pragma once

#include "template/functions.h"
#include "template/syntax.h"

#include <memory>
#include <string>

namespace notes_export::templates {

/// Throws Error, located.
[[nodiscard]] std::shared_ptr<const File> parse_file(std::string name, std::string text, const Functions& functions, Escaping escaping);

}  // namespace notes_export::templates
