// From pages to a PDF file: paints a Layout and writes what belongs around it (structure, fonts, bookmarks, metadata).
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "notes_export/exporter.h"
#include "notes_export/picture.h"
#include "typeset/frame.h"

namespace notes_export::pdf {

/// Writes the whole file. `document` supplies pictures and metadata; all else stands in the layout. Throws Failure.
void write_pdf(const Document& document, const typeset::Layout& layout, PictureSource& pictures, ByteSink& sink,
               Diagnostics& diagnostics);

}  // namespace notes_export::pdf
