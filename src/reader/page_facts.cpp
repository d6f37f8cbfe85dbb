#include "reader/page_facts.h"

#include "reader/reader.h"

#include "markdown/heading_ids.h"
#include "site/order.h"

#include <algorithm>

namespace notes_export::reader {
namespace {

using site::Value;
using site::ValueKind;

/// The site's parameters as they are in the language of the page.
const Value& site_params(const site::Site& site, const site::Page& page) {
    const std::vector<site::LanguageConfig>& languages = site.config().languages;
    return languages[site.config().language_index(page.language).value_or(0)].params;
}

const Value* find_setting(const site::Site& site, const site::Page& page, std::string_view key) {
    const Value* value = site::param_of(page, key);
    return value ? value : site_params(site, page).find(key);
}

/// As a Go template prints it: a list in brackets.
std::string printed(const Value& value) {
    if (value.kind == ValueKind::list) {
        std::string out = "[";
        for (const Value& item : value.list) out += (out.size() > 1 ? " " : "") + printed(item);
        return out + "]";
    }
    if (value.kind == ValueKind::map) {
        std::string out = "map[";
        for (const auto& [key, item] : value.map) out += (out.size() > 4 ? " " : "") + key + ":" + printed(item);
        return out + "]";
    }
    return value.text;
}

bool is_true(const Value& matter, std::string_view key, bool otherwise) {
    const Value* value = matter.find(key);
    return value ? value->as_bool().value_or(otherwise) : otherwise;
}

bool has_text(const site::Site& site, const site::Page& page) {
    if (page.path.empty()) return false;
    const std::string text = site.page_text(page);
    return text.find_first_not_of(" \t\r\n", std::min<std::size_t>(page.body_offset, text.size())) != std::string::npos;
}

std::vector<shortcode::TreeEntry> tree_below(const site::Site& site, const site::Page& section, std::string_view sort_by) {
    std::vector<shortcode::TreeEntry> entries;
    std::vector<const site::Page*> children = site.children(section);
    if (!sort_by.empty()) site::sort_for_menu(children, site.config(), sort_by);
    for (const site::Page* child : children) {
        const bool is_hidden = is_true(child->matter, "geekdochidden", false);
        if (is_hidden && is_true(child->matter, "geekdochiddentoctree", true)) continue;
        const bool is_flat = is_true(child->matter, "geekdocflatsection", false);
        shortcode::TreeEntry entry;
        entry.title = child->shown_title;
        entry.description = child->matter.text_or("geekdocdescription", "");
        if (is_flat || has_text(site, *child)) entry.address = child->url;
        const bool is_section = child->kind == site::PageKind::section;
        if (is_section && !is_flat) entry.children = tree_below(site, *child, "title");
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// One text, or a map of texts by language.
std::string in_language(const Value* value, std::string_view language) {
    if (!value) return {};
    if (value->kind != ValueKind::map) return value->text;
    if (const Value* text = value->find(language.substr(0, language.find('-')))) return text->text;
    if (const Value* text = value->find("en")) return text->text;
    return value->map.empty() ? std::string{} : value->map.front().second.text;
}

std::string json(const Value& value) {
    if (value.kind == ValueKind::list) {
        std::string out = "[";
        for (const Value& item : value.list) out += (out.size() > 1 ? "," : "") + json(item);
        return out + "]";
    }
    if (value.kind == ValueKind::map) {
        std::string out = "{";
        for (const auto& [key, item] : value.map) out += (out.size() > 1 ? ",\"" : "\"") + key + "\":" + json(item);
        return out + "}";
    }
    const bool is_bare = value.kind == ValueKind::boolean || value.kind == ValueKind::integer || value.kind == ValueKind::real;
    if (value.kind == ValueKind::null) return "null";
    return is_bare ? value.text : "\"" + value.text + "\"";
}

/// Values that a template takes for nothing: false, zero, empty.
bool is_nothing(const Value& value) {
    if (value.kind == ValueKind::null || value.as_bool() == std::optional(false)) return value.kind != ValueKind::text;
    if (value.kind == ValueKind::list || value.kind == ValueKind::map) return value.list.empty() && value.map.empty();
    return value.text.empty();
}

/// The members of a list, a map as JSON, anything else as it stands (GD-PROPS).
std::string default_of(const Value* value) {
    if (!value || is_nothing(*value)) return {};
    if (value->kind == ValueKind::map) return json(*value);
    if (value->kind != ValueKind::list) return value->text;
    std::string out;
    for (const std::string& item : value->as_texts()) out += (out.empty() ? "" : ", ") + item;
    return out;
}

shortcode::Property property_of(const Value& item, std::string_view list_name, std::string_view language) {
    shortcode::Property property;
    property.name = item.text_or("name", "");
    property.id = markdown::heading_slug(std::string(list_name) + "-" + property.name, markdown::HeadingIdType::github);
    property.type = item.text_or("type", "");
    property.default_value = default_of(item.find("defaultvalue"));
    property.is_required = is_true(item, "required", false);
    property.description = in_language(item.find("description"), language);
    if (const Value* tags = item.find("tags")) {
        const Value* own = tags->kind == ValueKind::map ? tags->find(language.substr(0, language.find('-'))) : tags;
        if (own) property.tags = own->as_texts();
    }
    return property;
}

}  // namespace

std::optional<std::string> parameter(const site::Site& site, const site::Page& page, std::string_view path) {
    if (const Value* value = site::param_of(page, path)) return printed(*value);
    const Value* value = site_params(site, page).at(path);
    return value ? std::optional<std::string>(printed(*value)) : std::nullopt;
}

bool shows_contents(const site::Site& site, const site::Page& page) {
    const Value* setting = find_setting(site, page, "geekdoctoc");
    return !setting || setting->as_integer() || setting->as_bool().value_or(true);
}

int contents_depth(const site::Site& site, const site::Page& page, const Options& options) {
    if (!shows_contents(site, page)) return 0;
    return std::clamp(options.toc_depth.value_or(site.config().toc_end_level), 0, 6);
}

const site::Page* section_of(const site::Site& site, const site::Page& page) {
    if (page.kind == site::PageKind::home || page.kind == site::PageKind::section) return &page;
    std::string_view url = page.url;
    while (!url.empty()) {
        if (url.back() == '/') url.remove_suffix(1);
        url = url.substr(0, url.rfind('/') + 1);
        const site::Page* above = site.page_at_url(url.empty() ? "/" : url);
        if (above && (above->kind == site::PageKind::section || above->kind == site::PageKind::home)) return above;
    }
    return site.home();
}

std::vector<shortcode::TreeEntry> section_tree(const site::Site& site, const site::Page& page, std::string_view sort_by) {
    const site::Page* section = shows_contents(site, page) ? section_of(site, page) : nullptr;
    return section ? tree_below(site, *section, sort_by) : std::vector<shortcode::TreeEntry>{};
}

std::optional<std::vector<shortcode::Property>> properties(const site::Site& site, std::string_view name,
                                                           std::string_view language, SourceMap& sources,
                                                           Diagnostics& diagnostics) {
    std::string below(name);
    std::replace(below.begin(), below.end(), '.', '/');
    const auto data = site.load_data("properties/" + below, sources, diagnostics);
    const Value* list = data ? data->find("properties") : nullptr;
    if (!list) return std::nullopt;
    std::vector<shortcode::Property> result;
    for (const Value& item : list->list) result.push_back(property_of(item, name, language));
    return result;
}

}  // namespace notes_export::reader
