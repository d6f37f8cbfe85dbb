// What the file says about itself: the information dictionary and, saying the same, XMP with the standards it claims;
// and the colour space its colours are meant in.
#pragma once

#include "notes_export/document.h"
#include "pdf/haru_file.h"

#include <string>

namespace notes_export::pdf {

/// PDF/UA-1 and PDF/A-2a are claimed only for files without a known breach of them.
enum class Claims { none, accessible_archive };

/// Fills the information dictionary and returns the XMP stream.
ObjectId write_metadata(HaruFile& file, const Meta& meta, Claims claims);

/// The XMP packet alone, for tests.
[[nodiscard]] std::string make_xmp(const Meta& meta, Claims claims);

/// The output intent: sRGB.
ObjectId write_output_intent(HaruFile& file);

/// An ICC profile (version 2) of sRGB (IEC 61966-2-1), made here so that it depends on no machine's files.
[[nodiscard]] std::string make_srgb_profile();

}  // namespace notes_export::pdf
