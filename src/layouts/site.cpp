#include "layouts/facts.h"
#include "layouts/objects.h"
#include "layouts/values.h"
#include "template/functions/arguments.h"

#include <algorithm>

namespace notes_export::layouts {
namespace {

using templates::Arguments;
using templates::Call;
using templates::Value;

}  // namespace

std::optional<Value> SiteObject::member(Call& call, std::string_view name, Arguments arguments) const {
    const site::Site& site = run_.site();
    const site::SiteConfig& config = site.config();
    const site::Page* home = site.home(language_);
    if (name == "Title") {
        const auto index = config.language_index(language_);
        return index && !config.languages[*index].title.empty() ? config.languages[*index].title : config.title;
    }
    if (name == "Params") return run_.site_params(language_);
    if (name == "Data") return run_.data();
    if (name == "BaseURL") return run_.base_url();
    if (name == "Copyright") return config.copyright;
    if (name == "Language") return run_.language_object(language_);
    if (name == "LanguageCode") return run_.language_object(language_).object()->member(call, "LanguageCode", {});
    if (name == "Languages") {
        templates::List list;
        for (const site::LanguageConfig& language : config.languages) list.push_back(run_.language_object(language.key));
        return list;
    }
    if (name == "Home") return run_.page(home);
    if (name == "Store" || name == "Scratch") return run_.scratch(call, "site " + language_);
    if (name == "IsServer" || name == "BuildDrafts") return false;
    if (name == "IsMultiLingual") return config.is_multilingual();
    if (name == "Config" || name == "Menus" || name == "Taxonomies") {
        if (name != "Config") call.warn("the site does not answer ." + std::string(name) + " here");
        return Value(templates::Map{});
    }
    if (name == "Author" || name == "Social") {
        const site::Value* value = config.all.find(name);
        return value ? to_template(*value) : Value(templates::Map{});
    }
    if (!home) return std::nullopt;
    if (name == "Sections") {
        PageList pages = pages_below(site, *home);
        std::erase_if(pages, [](const site::Page* page) { return is_regular(*page); });
        return run_.pages(pages);
    }
    if (name == "RegularPages" || name == "Pages") {
        if (name == "RegularPages") return run_.pages(regular_pages_below(site, *home));
        PageList all{home};
        for (std::size_t i = 0; i < all.size(); ++i) {
            const PageList below = pages_below(site, *all[i]);
            all.insert(all.end(), below.begin(), below.end());
        }
        sort_as_hugo(all);
        return run_.pages(all);
    }
    if (name == "GetPage") return run_.page(home).object()->member(call, name, arguments);
    return std::nullopt;
}

}  // namespace notes_export::layouts
