#include "base/style_names.h"

namespace notes_export::base {

const char* style_name(InlineStyle style) {
    switch (style) {
        case InlineStyle::emphasis: return "em";
        case InlineStyle::strong: return "strong";
        case InlineStyle::strike: return "del";
        case InlineStyle::insert: return "ins";
        case InlineStyle::mark: return "mark";
        case InlineStyle::subscript: return "sub";
        case InlineStyle::superscript: return "sup";
        case InlineStyle::small: return "small";
        case InlineStyle::keyboard: return "kbd";
        case InlineStyle::sample: return "samp";
        case InlineStyle::variable: return "var";
        case InlineStyle::quotation: return "q";
        case InlineStyle::abbreviation: return "abbr";
        case InlineStyle::citation: return "cite";
        case InlineStyle::underline: return "u";
        case InlineStyle::plain: break;
    }
    return "span";
}

}  // namespace notes_export::base
