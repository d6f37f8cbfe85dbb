#include "reader/menu_order.h"

#include <algorithm>
#include <limits>

namespace notes_export::reader {

MenuOrder::MenuOrder(const site::Site& site, SourceMap& sources, Diagnostics& diagnostics) {
    const site::Value* is_used = site.config().all.at("params.geekdocmenubundle");
    if (!is_used || !is_used->as_bool().value_or(false)) return;
    const auto menu = site.load_data("menu/main", sources, diagnostics);
    const site::Value* entries = menu ? menu->find("main") : nullptr;
    if (entries) add(site, *entries);
}

void MenuOrder::add(const site::Site& site, const site::Value& entries) {
    for (const site::Value& entry : entries.list) {
        const std::string reference = entry.text_or("ref", "");
        const site::Page* home = site.home();
        const site::Page* page = reference.empty() || !home ? nullptr : site.resolve_ref(*home, reference).page;
        // The sections around a page come where the first of their pages does.
        for (std::string address = page ? page->url : std::string(); address.size() > 1; address.erase(address.rfind('/', address.size() - 2) + 1)) {
            positions_.emplace(address, positions_.size());
            if (!address.ends_with('/')) break;
        }
        if (const site::Value* below = entry.find("sub")) add(site, *below);
    }
}

void MenuOrder::sort(std::vector<const site::Page*>& pages) const {
    if (positions_.empty()) return;
    const auto position = [&](const site::Page* page) {
        const auto found = positions_.find(page->url);
        return found == positions_.end() ? std::numeric_limits<std::size_t>::max() : found->second;
    };
    std::stable_sort(pages.begin(), pages.end(), [&](const site::Page* a, const site::Page* b) { return position(a) < position(b); });
}

}  // namespace notes_export::reader
