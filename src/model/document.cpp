#include "notes_export/document.h"

#include <algorithm>
#include <tuple>

// Equality of the recursive types, defined once they are complete.
namespace notes_export {

bool operator==(const Styled& a, const Styled& b) {
    return a.style == b.style && a.content == b.content && a.title == b.title && a.language == b.language;
}
bool operator==(const Link& a, const Link& b) {
    return a.content == b.content && a.target == b.target && a.title == b.title && a.look == b.look;
}
bool operator==(const Quote& a, const Quote& b) { return a.content == b.content; }
bool operator==(const ListItem& a, const ListItem& b) { return a.content == b.content && a.checked == b.checked && a.value == b.value; }
bool operator==(const TableCell& a, const TableCell& b) {
    return a.content == b.content && a.is_header == b.is_header && a.column_span == b.column_span && a.row_span == b.row_span &&
           a.alignment == b.alignment;
}
bool operator==(const Callout& a, const Callout& b) {
    return a.kind == b.kind && a.title == b.title && a.icon == b.icon && a.content == b.content;
}
bool operator==(const Details& a, const Details& b) {
    return a.summary == b.summary && a.content == b.content && a.is_open == b.is_open;
}
bool operator==(const Columns& a, const Columns& b) { return a.columns == b.columns && a.first_width == b.first_width; }
bool operator==(const Panel& a, const Panel& b) { return a.label == b.label && a.content == b.content; }
bool operator==(const Definition& a, const Definition& b) { return a.terms == b.terms && a.meanings == b.meanings; }
bool operator==(const Division& a, const Division& b) {
    return a.content == b.content && a.alignment == b.alignment && a.language == b.language && a.id == b.id && a.part == b.part;
}
bool operator==(const ImageEntry& a, const ImageEntry& b) {
    const bool same_bytes = a.bytes == b.bytes || (a.bytes && b.bytes && *a.bytes == *b.bytes);
    return a.name == b.name && a.kind == b.kind && a.width == b.width && a.height == b.height && same_bytes;
}

const Formula* Document::formula(std::string_view tex, bool is_display) const {
    const auto found = std::lower_bound(formulas.begin(), formulas.end(), tex, [&](const Formula& a, std::string_view wanted) {
        return std::tuple<std::string_view, bool>(a.tex, a.is_display) < std::tuple(wanted, is_display);
    });
    return found != formulas.end() && found->tex == tex && found->is_display == is_display ? &*found : nullptr;
}

}  // namespace notes_export
