// Pictures that say nothing to somebody who cannot see them.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "resolve/images.h"

#include <vector>

namespace notes_export::resolve {

/// A note for each picture of the draft that has neither alternative text nor caption, at its first such use. Raw HTML with `alt=""` means
/// a decoration; pictures that are missing or on the net have their messages already. `resolved` is by the draft's ids, `entries` by the
/// document's.
void report_undescribed(model::Draft& draft, const std::vector<ResolvedImage>& resolved, const std::vector<ImageEntry>& entries,
                        Diagnostics& diagnostics);

}  // namespace notes_export::resolve
