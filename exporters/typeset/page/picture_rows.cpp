// Pictures that stand on their own in a paragraph.
#include "typeset/page/blocks.h"

namespace notes_export::typeset {
namespace {

Figure figure_of(const LinkedPicture& picture) {
    Figure figure;
    figure.image = picture.image->image;
    figure.alt = picture.image->alt;
    figure.size = picture.image->size;
    figure.extent = picture.image->extent;
    figure.target = picture.target;
    return figure;
}

}  // namespace

void BlockSetter::set_pictures(const std::vector<LinkedPicture>& pictures, const Inlines& caption, const BlockContext& context) {
    if (pictures.size() == 1) {
        Figure figure = figure_of(pictures.front());
        figure.caption = caption;
        return set_figure(figure, context);
    }
    space(context.gap + 5);
    const float max_height = max_picture_share * pages_.shape().height;
    for (const PictureRow& row : rows_of_pictures(pictures, document_, context.width, max_height)) {
        set_picture_row(pictures, row, context);
        space(picture_gap);
    }
    space(context.gap + 6);
}

void BlockSetter::set_picture_row(const std::vector<LinkedPicture>& pictures, const PictureRow& row, const BlockContext& context) {
    const float height = row.height();
    float x = context.x + (context.align == TextAlign::left ? 0 : (context.width - row.width()) / 2);
    for (std::size_t i = 0; i < row.sizes.size(); ++i) {
        const PrintedSize& size = row.sizes[i];
        const Rect box{{Length::points(left_of(x, size.width)), Length::points((height - size.height) / 2)},
                       {Length::points(size.width), Length::points(size.height)}};
        set_picture(figure_of(pictures[row.first + i]), box, context);
        x += size.width + picture_gap;
    }
    finish(height, context);
}

}  // namespace notes_export::typeset
