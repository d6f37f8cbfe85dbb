// Which encoding serves a picture best: JPEG for photographs, PNG (or raw pixels) for drawings and transparency.
#pragma once

#include "imaging/pixels.h"
#include "notes_export/picture.h"

namespace notes_export::imaging {

/// `kind` is what the author's file was: a JPEG stays one, since it holds no sharp edges any more.
[[nodiscard]] EncodedPicture encode(Pixels pixels, PictureKind kind, PictureUse use);

}  // namespace notes_export::imaging
