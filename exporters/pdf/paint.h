// A page's items as drawing: decides nothing, only translates.
#pragma once

#include "pdf/fonts.h"
#include "pdf/picture.h"
#include "pdf/structure.h"
#include "typeset/frame.h"

#include <string>
#include <vector>

namespace notes_export::pdf {

struct PaintedPage {
    std::string content;    ///< the content stream
    std::string fonts;      ///< entries of the page's font resources: only its own, for readers load them page by page
    std::string pictures;   ///< entries of its XObject resources
};

class Painter {
public:
    Painter(Fonts& fonts, Pictures& pictures, Structure& structure)
        : fonts_(fonts), pictures_(pictures), structure_(structure) {}

    [[nodiscard]] PaintedPage paint(const typeset::Page& page);

private:
    void begin_run(Canvas& canvas, const std::vector<typeset::Item>& items, std::size_t begin, std::size_t end, bool is_last_part);
    void need_mark(Canvas& canvas, std::string_view actual_text);
    void paint_item(Canvas& canvas, const typeset::Item& item);
    void paint_text(Canvas& canvas, const typeset::TextItem& item);
    void paint_space(Canvas& canvas, const typeset::TextItem& item, TextStyle style);
    void paint_picture(Canvas& canvas, const typeset::PictureItem& item);

    Fonts& fonts_;
    Pictures& pictures_;
    Structure& structure_;
    // The run of items of one owner that is being painted.
    typeset::NodeId owner_ = typeset::NodeId::artifact;
    Holds holds_ = Holds::anything;
    std::string replacement_;  // what the open sequence says in place of its codes
    std::vector<ObjectId> page_pictures_;  // of the page being painted
};

}  // namespace notes_export::pdf
