// The fonts of text in drawings: those compiled into the program, whatever the machine has. The fontconfig adapter.
#pragma once

namespace notes_export::imaging {

/// Makes the fonts that came with the program the only ones painters find in this process. Once, before the first drawing is painted; later
/// calls do nothing. Throws Unavailable.
void use_own_fonts();

}  // namespace notes_export::imaging
