// Hugo's scratch pads: the one thing in templates that changes. Integration uses them for `.Scratch` and `.Store` as well.
#pragma once

#include "template/call.h"
#include "template/value.h"

namespace notes_export::templates {

/// A new pad with the methods Set, Get, Add, SetInMap, DeleteInMap, GetSortedMapValues, Delete and Values. Counts against the run's limit.
[[nodiscard]] Value make_scratch(Call& call);

}  // namespace notes_export::templates
