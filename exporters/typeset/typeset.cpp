#include "typeset/typeset.h"

#include "typeset/font/font_library.h"
#include "typeset/page/blocks.h"

namespace notes_export::typeset {

Layout typeset(const Document& document, const Theme& theme, Diagnostics& diagnostics) {
    return typeset(document, theme, diagnostics, FontLibrary::standard());
}

Layout typeset(const Document& document, const Theme& theme, Diagnostics& diagnostics, const FontLibrary& library) {
    Layout layout;
    FontSet fonts(library, theme, diagnostics);
    ParagraphSetter setter(fonts, layout.shaped, document.meta.language);
    std::string head = document.meta.site_title;
    if (document.meta.title != head && !document.meta.title.empty()) head += (head.empty() ? "" : " · ") + document.meta.title;
    const bool is_right_to_left = document.meta.direction == Direction::right_to_left;
    setter.set_right_to_left(is_right_to_left);
    PageBuilder pages(layout, theme, setter, std::move(head), is_right_to_left);
    BlockSetter blocks(document, theme, layout, pages, setter, diagnostics);
    blocks.set_title_block();
    blocks.set_body();
    pages.finish();
    blocks.report(pages.misfits());
    layout.faces = fonts.faces();
    return layout;
}

}  // namespace notes_export::typeset
