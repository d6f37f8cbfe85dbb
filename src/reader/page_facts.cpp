#include "reader/page_facts.h"

#include <algorithm>

namespace notes_export::reader {
namespace {

using site::Value;
using site::ValueKind;

// Sections within sections; the tree's recursion ends here.
constexpr int max_section_depth = 32;

const Value* find_setting(const site::Site& site, const site::Page& page, std::string_view key) {
    if (const Value* value = site::param_of(page, key)) return value;
    const Value* params = site.config().all.find("params");
    return params ? params->find(key) : nullptr;
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

std::vector<shortcode::TreeEntry> tree_below(const site::Site& site, const site::Page& section, int depth) {
    std::vector<shortcode::TreeEntry> entries;
    if (depth >= max_section_depth) return entries;
    for (const site::Page* child : site.children(section)) {
        const bool is_hidden = is_true(child->matter, "geekdochidden", false);
        if (is_hidden && is_true(child->matter, "geekdochiddentoctree", true)) continue;
        const bool is_flat = is_true(child->matter, "geekdocflatsection", false);
        shortcode::TreeEntry entry;
        entry.title = child->shown_title;
        entry.description = child->matter.text_or("geekdocdescription", "");
        if (is_flat || has_text(site, *child)) entry.address = child->url;
        const bool is_section = child->kind == site::PageKind::section;
        if (is_section && !is_flat) entry.children = tree_below(site, *child, depth + 1);
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

shortcode::Property property_of(const Value& item, std::string_view language) {
    shortcode::Property property;
    property.name = item.text_or("name", "");
    property.type = item.text_or("type", "");
    if (const Value* value = item.find("defaultvalue")) {
        for (const std::string& one : value->as_texts()) property.default_value += (property.default_value.empty() ? "" : ", ") + one;
    }
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
    const Value* params = site.config().all.find("params");
    const Value* value = params ? params->at(path) : nullptr;
    return value ? std::optional<std::string>(printed(*value)) : std::nullopt;
}

bool shows_contents(const site::Site& site, const site::Page& page) {
    const Value* setting = find_setting(site, page, "geekdoctoc");
    return !setting || setting->as_integer().has_value() || setting->as_bool().value_or(true);
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

std::vector<shortcode::TreeEntry> section_tree(const site::Site& site, const site::Page& page) {
    const site::Page* section = section_of(site, page);
    return section ? tree_below(site, *section, 0) : std::vector<shortcode::TreeEntry>{};
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
    for (const Value& item : list->list) result.push_back(property_of(item, language));
    return result;
}

}  // namespace notes_export::reader
