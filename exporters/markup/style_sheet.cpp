#include "markup/style_sheet.h"

#include "assets/styles/styles.h"

namespace notes_export::markup {

std::string html_style_sheet() {
    std::string out;
    for (const std::string_view part : {assets::content_style(), assets::colours_style(), assets::dark_style(),
                                        assets::page_style(), assets::print_style()})
        out += part;
    return out;
}

std::string epub_style_sheet() {
    std::string out;
    for (const std::string_view part : {assets::content_style(), assets::colours_style(), assets::dark_style(), assets::book_style()})
        out += part;
    return out;
}

}  // namespace notes_export::markup
