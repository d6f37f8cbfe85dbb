// What the number of an ordered list's item looks like on paper, as browsers show it (CSS Counter Styles 3).
#pragma once

#include "notes_export/document.h"

#include <cstdint>
#include <string>

namespace notes_export::base {

/// "3", "c", "C", "iii" or "III"; letters go on with "aa" behind "z". Figures where a system has no sign for the number.
[[nodiscard]] std::string list_label(Numbering numbering, std::int64_t number);

/// Numbers in small Roman figures; `number` is at least 1.
[[nodiscard]] std::string roman(std::int64_t number);

}  // namespace notes_export::base
