// Paragraphs that hold pictures: which of them stand on their own, and how several share a row. Pictures among words stay letters of
// their line.
#pragma once

#include "notes_export/document.h"
#include "typeset/page/pictures.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace notes_export::typeset {

struct LinkedPicture {
    const Image* image = nullptr;
    std::optional<TargetId> target;  ///< of the link it stands in
};

/// Words, or pictures that stand on their own; with pictures `words` is their caption.
struct ParagraphPart {
    std::vector<LinkedPicture> pictures;
    Inlines words;
};

/// Empty when the paragraph is nothing but words and the small pictures among them. A picture stands on its own when nothing else stands in
/// its line of the source, or nothing after it; if it is too large for running text. A line in italics below the only picture is its caption.
[[nodiscard]] std::vector<ParagraphPart> parts_of_paragraph(const Inlines& paragraph, const Document& document);

struct PictureRow {
    std::size_t first = 0;             ///< of the pictures
    std::vector<PrintedSize> sizes;    ///< of those in the row
    [[nodiscard]] float width() const;
    [[nodiscard]] float height() const;
};
/// Between pictures of a row, in points.
inline constexpr float picture_gap = 6;

/// Rows of pictures on a measure of `width`: side by side at the size they ask for where that fits, else two or three of equal height, else below
/// one another.
[[nodiscard]] std::vector<PictureRow> rows_of_pictures(const std::vector<LinkedPicture>& pictures, const Document& document, float width,
                                                       float max_height);

}  // namespace notes_export::typeset
