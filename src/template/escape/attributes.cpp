#include "template/escape/context.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace notes_export::templates::escape {
namespace {

struct Row {
    std::string_view name;
    AttributeKind kind;
};

// HTML's attributes, in alphabetical order. `other`: a value that changes what the element means, fit for no name made at run time.
constexpr Row rows[] = {
    {"accept-charset", AttributeKind::other}, {"action", AttributeKind::url},           {"archive", AttributeKind::url},
    {"async", AttributeKind::other},          {"background", AttributeKind::url},       {"challenge", AttributeKind::other},
    {"charset", AttributeKind::other},        {"cite", AttributeKind::url},             {"classid", AttributeKind::url},
    {"codebase", AttributeKind::url},         {"content", AttributeKind::other},        {"crossorigin", AttributeKind::other},
    {"data", AttributeKind::url},             {"defer", AttributeKind::other},          {"enctype", AttributeKind::other},
    {"form", AttributeKind::other},           {"formaction", AttributeKind::url},       {"formenctype", AttributeKind::other},
    {"formmethod", AttributeKind::other},     {"formnovalidate", AttributeKind::other}, {"href", AttributeKind::url},
    {"http-equiv", AttributeKind::other},     {"icon", AttributeKind::url},             {"keytype", AttributeKind::other},
    {"language", AttributeKind::other},       {"longdesc", AttributeKind::url},         {"manifest", AttributeKind::url},
    {"method", AttributeKind::other},         {"novalidate", AttributeKind::other},     {"pattern", AttributeKind::other},
    {"poster", AttributeKind::url},           {"profile", AttributeKind::url},          {"rel", AttributeKind::other},
    {"sandbox", AttributeKind::other},        {"src", AttributeKind::url},              {"srcdoc", AttributeKind::other},
    {"srclang", AttributeKind::plain},        {"srcset", AttributeKind::srcset},        {"style", AttributeKind::css},
    {"type", AttributeKind::other},           {"usemap", AttributeKind::url},           {"value", AttributeKind::other},
    {"xmlns", AttributeKind::url},
};
static_assert(std::ranges::is_sorted(rows, {}, &Row::name));

}  // namespace

AttributeKind kind_of_attribute(std::string_view name) {
    if (name.starts_with("data-")) {
        name.remove_prefix(5);
    } else if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
        if (name.substr(0, colon) == "xmlns") return AttributeKind::url;
        name.remove_prefix(colon + 1);
    }
    const Row* const row = std::ranges::lower_bound(rows, name, {}, &Row::name);
    if (row != std::end(rows) && row->name == name) return row->kind;
    if (name.starts_with("on")) return AttributeKind::js;
    for (const std::string_view part : {"src", "uri", "url"})
        if (name.find(part) != std::string_view::npos) return AttributeKind::url;
    return AttributeKind::plain;
}

}  // namespace notes_export::templates::escape
