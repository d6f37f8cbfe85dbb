// Pictures as objects of the file: each is asked for once and written once, however often it is shown.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "notes_export/picture.h"
#include "pdf/haru_file.h"

#include <map>
#include <string_view>
#include <utility>

namespace notes_export::pdf {

/// Pixels (8 bits a channel, rows packed) with their transparency, if any.
ObjectId write_pixels(HaruFile& file, std::uint32_t width, std::uint32_t height, std::uint32_t channels,
                      std::string_view pixels, std::string_view alpha);

class Pictures {
public:
    Pictures(const Document& document, PictureSource& source, HaruFile& file, Diagnostics& diagnostics)
        : document_(document), source_(source), file_(file), diagnostics_(diagnostics) {}

    /// The object of a picture; none when it cannot be shown (already reported).
    [[nodiscard]] ObjectId object(ImageId image, PictureRequest request);

private:
    [[nodiscard]] ObjectId write(const EncodedPicture& picture);

    const Document& document_;
    PictureSource& source_;
    HaruFile& file_;
    Diagnostics& diagnostics_;
    std::map<std::pair<ImageId, PictureRequest>, ObjectId> written_;
};

}  // namespace notes_export::pdf
