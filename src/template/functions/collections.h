// What the functions of collections share.
#pragma once

#include "template/call.h"
#include "template/value.h"

#include <string>
#include <string_view>

namespace notes_export::templates {

/// `elements` in a list of the kind of `model`: Pages stay Pages.
[[nodiscard]] Value like(const Value& model, List elements);
/// `in`, `uniq` and the sets: numbers by value whatever their kind, everything else as `eq`.
[[nodiscard]] bool same_member(const Value& a, const Value& b);
/// "Params.author.name" of a value: entries, fields and methods in turn. Nil where one is missing.
[[nodiscard]] Value follow(Call& call, const Value& from, std::string_view path);
/// As url.QueryEscape: a blank is "+".
[[nodiscard]] std::string query_escape(std::string_view text);

}  // namespace notes_export::templates
