// A site may write its menu down instead of leaving it to the pages' weights: `geekdocMenuBundle` and data/menu/main.yaml (CFG-5, MISC-3).
#pragma once

#include "site/site.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace notes_export::reader {

class MenuOrder {
public:
    /// Knows nothing, and sorts nothing, where the site has no such menu. Mistakes in its file go to `diagnostics`.
    MenuOrder(const site::Site& site, SourceMap& sources, Diagnostics& diagnostics);

    /// Sorts pages of one section as the menu names them or pages below them; those it does not name stay behind in their order.
    void sort(std::vector<const site::Page*>& pages) const;

private:
    void add(const site::Site& site, const site::Value& entries);

    std::unordered_map<std::string, std::size_t> positions_;  // by address; for look-up only
};

}  // namespace notes_export::reader
