#include "site/order.h"

#include "base/unicode.h"

#include <algorithm>

namespace notes_export::site {
namespace {

// What "by title" sorts by when `geekdocFileTreeSortBy` says nothing else.
struct SortKey {
    std::string_view name = "title";
    bool is_reversed = false;
};

SortKey sort_key(const SiteConfig& config, std::string_view wanted, std::string& storage) {
    SortKey key;
    const Value* setting = config.all.at("params.geekdocfiletreesortby");
    if (!wanted.empty()) storage = base::to_lower(wanted);
    else if (setting) storage = base::to_lower(setting->text);
    if (storage.empty()) return key;
    key.name = storage;
    static constexpr std::string_view reverse = "_reverse";
    if (key.name.ends_with(reverse)) {
        key.name.remove_suffix(reverse.size());
        key.is_reversed = true;
    }
    return key;
}

int sign(int value) { return value < 0 ? -1 : value > 0 ? 1 : 0; }

class MenuOrder {
public:
    MenuOrder(const SiteConfig& config, const std::string& language, std::string_view wanted)
        : collator_(language, base::DigitOrder::by_character), key_(sort_key(config, wanted, storage_)) {}
    MenuOrder(const MenuOrder&) = delete;
    MenuOrder& operator=(const MenuOrder&) = delete;

    [[nodiscard]] bool is_before(const Page& a, const Page& b) const {
        if (a.weight != b.weight) return a.weight < b.weight;
        const int by_key = compare_by_key(a, b);
        if (by_key != 0) return key_.is_reversed ? by_key > 0 : by_key < 0;
        return compare_default(a, b) < 0;
    }

private:
    [[nodiscard]] int compare_by_key(const Page& a, const Page& b) const {
        if (key_.name == "linktitle") return collator_.compare(a.link_title, b.link_title);
        if (key_.name == "date") return sign(a.date.compare(b.date));
        if (key_.name == "lastmod") return sign(a.lastmod.compare(b.lastmod));
        if (key_.name == "publishdate") return sign(a.publish_date.compare(b.publish_date));
        if (key_.name == "expirydate") return sign(a.expiry_date.compare(b.expiry_date));
        return collator_.compare(own_title(a), own_title(b));
    }
    /// What Hugo knows: the theme makes titles of file names only to show them.
    [[nodiscard]] static std::string_view own_title(const Page& page) {
        return page.title.empty() && !page.path.empty() ? std::string_view() : std::string_view(page.shown_title);
    }
    // Within one weight: the newest first, then link title, then path (PUB-8).
    [[nodiscard]] int compare_default(const Page& a, const Page& b) const {
        if (a.date != b.date) return a.date > b.date ? -1 : 1;
        if (const int by_title = collator_.compare(a.link_title, b.link_title); by_title != 0) return by_title;
        return sign(a.logical.compare(b.logical));
    }

    base::Collator collator_;
    std::string storage_;
    SortKey key_;
};

}  // namespace

void sort_for_menu(std::vector<const Page*>& pages, const SiteConfig& config, std::string_view sort_by) {
    if (pages.empty()) return;
    const MenuOrder order(config, pages.front()->language, sort_by);
    std::stable_sort(pages.begin(), pages.end(), [&](const Page* a, const Page* b) { return order.is_before(*a, *b); });
}

}  // namespace notes_export::site
