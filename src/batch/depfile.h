// A rule in the language of make: the outputs of a run, and all files they were made of (CONSTRUCTS FILE-2).
#pragma once

#include "batch/plan.h"

#include <string>
#include <vector>

namespace notes_export::batch {

/// One rule for each site with its outputs that were written; files in the order of their names. Paths below `working_folder` are relative
/// to it, as outputs are named by the user; others are absolute.
[[nodiscard]] std::string depfile_text(const Plan& plan, const std::vector<bool>& is_written, const std::string& working_folder);

/// A path as GCC writes it and make and ninja read it.
[[nodiscard]] std::string escaped_for_make(std::string_view path);

}  // namespace notes_export::batch
