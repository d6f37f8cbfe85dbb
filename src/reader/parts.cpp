// Which files a page is made of, found without reading them.
#include "reader/reader.h"
#include "shortcode/custom_table.h"
#include "shortcode/scan.h"

#include <algorithm>

namespace notes_export::reader {
namespace {

using Wanted = bool (*)(const shortcode::Call& include);

bool is_any(const shortcode::Call&) { return true; }
/// `{{% include %}}` is text of the page itself.
bool stands_alone(const shortcode::Call& include) { return include.delimiter == shortcode::Delimiter::angle; }

/// Unless the site gives the name another meaning.
bool is_include(const site::Site& site, const shortcode::Call& call) {
    return call.name == "include" && !shortcode::find_custom(site.own_settings().shortcodes, call.name);
}

void collect(const site::Site& site, const shortcode::Nodes& nodes, Wanted is_wanted, std::vector<std::string>& parts) {
    for (const shortcode::Node& node : nodes) {
        const auto* call = std::get_if<shortcode::Call>(&node);
        if (!call) continue;
        const std::string_view type = call->text("type");
        const bool is_part = is_include(site, *call) && call->text("language").empty() && type != "page" && type != "html" && is_wanted(*call);
        if (const auto path = is_part ? site.find_include(call->text("file", 0)) : std::nullopt) parts.push_back(*path);
        collect(site, call->inner, is_wanted, parts);
    }
}

std::vector<std::string> find_parts(const site::Site& site, const site::Page& page, Wanted is_wanted) {
    std::vector<std::string> parts;
    if (page.path.empty()) return parts;
    Diagnostics unheard;  // another page's mistakes are reported when that page is converted
    try {
        const std::string text = site.page_text(page);
        if (text.find("include") == std::string::npos) return parts;
        const auto begin = std::min(page.body_offset, static_cast<std::uint32_t>(text.size()));
        collect(site, shortcode::scan(text, SourceId::none, begin, shortcode::inner_rule(site.own_settings().shortcodes), unheard), is_wanted, parts);
    } catch (const Failure&) {
        return {};  // unreadable or over a limit: as if it had no parts; its own conversion says so
    }
    return parts;
}

}  // namespace

std::vector<std::string> parts_of(const site::Site& site, const site::Page& page) { return find_parts(site, page, is_any); }

std::vector<std::string> separate_parts_of(const site::Site& site, const site::Page& page) { return find_parts(site, page, stands_alone); }

}  // namespace notes_export::reader
