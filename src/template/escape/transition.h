// How literal text of a template moves the context along.
#pragma once

#include "template/escape/context.h"

#include <string>
#include <string_view>

namespace notes_export::templates::escape {

/// Appends `text` as html/template would: without comments, with a "<" that begins no tag escaped. Moves `context` along.
void append_literal(std::string& out, Context& context, std::string_view text);

/// The context at the place of a value: within a tag it is the name of an attribute, behind "=" an unquoted value.
void move_to_value(Context& context);

/// The context behind the tokens that `text` begins with, and how many bytes they have: at least one, or the context changes.
[[nodiscard]] std::size_t step(Context& context, std::string_view text);

/// The text of HTML without its tags.
[[nodiscard]] std::string without_tags(std::string_view html);

}  // namespace notes_export::templates::escape
