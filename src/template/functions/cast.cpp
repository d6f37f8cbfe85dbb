// cast.*, reflect.* and safe.*: what kind a value is, or shall be.
#include "template/functions/arguments.h"
#include "template/functions/tables.h"

namespace notes_export::templates {
namespace {

Value cast_text(Call&, Arguments a) { return Value(to_text(a[0])); }
Value cast_integer(Call&, Arguments a) { return Value(to_integer(a[0])); }
Value cast_real(Call&, Arguments a) { return Value(to_real(a[0])); }

Value is_map(Call&, Arguments a) { return Value(a[0].map() != nullptr); }
Value is_slice(Call&, Arguments a) { return Value(a[0].list() != nullptr); }

template <Trust trust>
Value trusted(Call&, Arguments a) {
    return Value(to_text(a[0]), trust);
}

constexpr FunctionRow rows[] = {
    {"cast.ToString", "string", cast_text, 1, 1},
    {"cast.ToInt", "int", cast_integer, 1, 1},
    {"cast.ToFloat", "float", cast_real, 1, 1},
    {"reflect.IsMap", "", is_map, 1, 1},
    {"reflect.IsSlice", "", is_slice, 1, 1},
    {"safe.HTML", "safeHTML", trusted<Trust::html>, 1, 1},
    {"safe.HTMLAttr", "safeHTMLAttr", trusted<Trust::html_attribute>, 1, 1},
    {"safe.CSS", "safeCSS", trusted<Trust::css>, 1, 1},
    {"safe.JS", "safeJS", trusted<Trust::js>, 1, 1},
    {"safe.JSStr", "safeJSStr", trusted<Trust::js_string>, 1, 1},
    {"safe.URL", "safeURL", trusted<Trust::url>, 1, 1},
};

}  // namespace

std::span<const FunctionRow> cast_functions() { return rows; }

}  // namespace notes_export::templates
