// What a file really is, from its first bytes. Decoders are chosen by this and never try a file out.
#pragma once

#include "notes_export/picture.h"

#include <string_view>

namespace notes_export::imaging {

[[nodiscard]] PictureKind kind_of(std::string_view bytes);

}  // namespace notes_export::imaging
