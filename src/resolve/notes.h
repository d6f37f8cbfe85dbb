// The numbers of footnotes: one row through the whole document (docs/decisions/0017).
#pragma once

#include "model/draft.h"

namespace notes_export::resolve {

/// Numbers all notes by their first marks in reading order. Within one text the order stays as its own list has it, which
/// counts notes that only other notes mention.
void number_notes(model::Draft& draft);

}  // namespace notes_export::resolve
