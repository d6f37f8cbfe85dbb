// `--dump`: a view of the insides of a page as text, for people who look for a mistake and for tests that compare.
#pragma once

#include "batch/plan.h"
#include "notes_export/convert.h"

#include <string>
#include <string_view>

namespace notes_export::batch {

/// The view ("model", "pages", "tags") of one loaded document. "pages" and "tags" come from the first of the request's formats
/// (or of all, when it names none) that has them. Throws nothing; problems go to `diagnostics`.
[[nodiscard]] std::string dump_view(std::string_view view, const Document& document, const Request& request, Diagnostics& diagnostics);

}  // namespace notes_export::batch
