// How pages look: a table of values without logic. One theme serves all documents of a run.
#pragma once

#include "typeset/geometry.h"

namespace notes_export::typeset {

struct Theme {
    Size page{Length::millimetres(210), Length::millimetres(297)};
    int contents_depth = 3;  ///< deepest heading level in the contents
};

}  // namespace notes_export::typeset
